package io.appfirewall.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The field that tells the items of a list apart: a list of type {@code map}. So the API server
 * refuses duplicates, and several appliers can each own their items.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
@interface ListKey {
  String value();
}
