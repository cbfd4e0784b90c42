package io.appfirewall.operator;

import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.ControlPlanes;
import io.appfirewall.controlplane.CustomResources;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What {@link OnOperator} does: one operator for a class and the classes nested in it, with the
 * service account and the rights that the chart gives it.
 */
final class OperatorExtension implements BeforeAllCallback, ParameterResolver {
  private static final Namespace STORE = Namespace.create(OperatorExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    Store store = context.getStore(STORE);
    if (store.get(RunningOperator.class) == null) {
      ControlPlane controlPlane = ControlPlanes.shared();
      CustomResources.install(controlPlane, Path.of("crds"));
      OnOperator annotation =
          AnnotationSupport.findAnnotation(context.getRequiredTestClass(), OnOperator.class)
              .orElseThrow();
      store.put(
          RunningOperator.class,
          RunningOperator.start(
              ChartInstall.install(controlPlane)
                  .applyTo(controlPlane.config(), controlPlane.client()),
              annotation.arguments()));
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Cluster.class || type == RunningOperator.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Cluster.class
        ? new Cluster(ControlPlanes.shared().client())
        : Objects.requireNonNull(
            context.getStore(STORE).get(RunningOperator.class, RunningOperator.class));
  }
}
