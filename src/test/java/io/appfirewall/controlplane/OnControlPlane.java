package io.appfirewall.controlplane;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that runs on a control plane, of whichever kind this machine has.
 *
 * <p>Constructors, tests and life-cycle methods may take a {@link ControlPlane}, a {@code
 * KubernetesClient} (an administrator's), an {@link AuditLog}, a {@link Kubectl} and a {@link
 * FreshNamespace}.
 *
 * <p>Where the control plane lacks what is needed, the class or method is skipped, loudly; in CI
 * ({@code CI=true}) it fails.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(ControlPlaneExtension.class)
public @interface OnControlPlane {
  Ability[] needs() default {};

  /**
   * Whether the class gets one for itself instead of the one that all share, because it breaks it.
   */
  boolean own() default false;
}
