package io.appfirewall.operator;

import io.appfirewall.controlplane.OnGenuineControlPlane;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that has an operator running on a genuine control plane. Constructors and tests may
 * take a {@link Cluster} and the {@link RunningOperator}.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@OnGenuineControlPlane
@ExtendWith(OperatorExtension.class)
@interface OnOperator {
  /** Properties of the operator, as {@code --name=value}. */
  String[] arguments() default {};
}
