package io.appfirewall.api;

import io.fabric8.generator.annotation.ValidationRule;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * CEL rules for each item of a list, so that the message of the API server names the item, and not
 * only the list as with a {@link ValidationRule} of the list itself.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
@interface EachItem {
  ValidationRule[] value();
}
