package io.appfirewall.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The legal values of a string, or of each string of a list: the {@code enum} of the schema.
 *
 * <p>A Java enum would be no use here, since an unknown value must be readable.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
@interface OneOf {
  String[] value();
}
