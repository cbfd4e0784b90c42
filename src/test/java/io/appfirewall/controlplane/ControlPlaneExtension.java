package io.appfirewall.controlplane;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link OnControlPlane} does. */
final class ControlPlaneExtension implements ExecutionCondition, ParameterResolver {
  private static final Namespace STORE = Namespace.create(ControlPlaneExtension.class);
  private static final Set<Class<?>> PARAMETERS =
      Set.of(
          ControlPlane.class,
          KubernetesClient.class,
          AuditLog.class,
          Kubectl.class,
          FreshNamespace.class);

  /** Asked before anything is started: the choice alone tells what it will be able to do. */
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return annotation(context)
        .map(annotation -> evaluate(context, annotation))
        .orElseGet(() -> ConditionEvaluationResult.enabled("needs nothing of its own"));
  }

  private static ConditionEvaluationResult evaluate(
      ExtensionContext context, OnControlPlane annotation) {
    var needs = EnumSet.noneOf(Ability.class);
    needs.addAll(Arrays.asList(annotation.needs()));
    if (annotation.own()) {
      needs.add(Ability.OWN);
    }
    Choice choice = ControlPlanes.select();
    Set<Ability> missing = choice.missing(needs);
    if (missing.isEmpty()) {
      return ConditionEvaluationResult.enabled(choice.description());
    }
    String reason =
        "%s needs %s, which this control plane lacks (%s). Get one that has it: -Dcontrolplane=go"
            .formatted(name(context), missing, choice.description());
    Skip.announce(reason);
    return ConditionEvaluationResult.disabled(reason);
  }

  /** A constructor's parameters belong to the one test that it makes an instance for. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return PARAMETERS.contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    ControlPlane controlPlane = controlPlane(context);
    if (type == ControlPlane.class) {
      return controlPlane;
    }
    if (type == KubernetesClient.class) {
      return controlPlane.client();
    }
    if (type == AuditLog.class) {
      return controlPlane.auditLog();
    }
    if (type == Kubectl.class) {
      return kept(context, Kubectl.class, () -> Kubectl.of(controlPlane));
    }
    return kept(
        context,
        FreshNamespace.class,
        () -> FreshNamespace.make(controlPlane.client(), name(context)));
  }

  private static ControlPlane controlPlane(ExtensionContext context) {
    for (var at = Optional.of(context); at.isPresent(); at = at.get().getParent()) {
      if (annotation(at.get()).filter(OnControlPlane::own).isPresent()) {
        Choice choice = ControlPlanes.select();
        return kept(at.get(), ControlPlane.class, choice::start);
      }
    }
    return ControlPlanes.shared();
  }

  /** One in a context, closed by JUnit when the context ends. */
  private static <T extends AutoCloseable> T kept(
      ExtensionContext context, Class<T> type, Supplier<T> maker) {
    return type.cast(
        Objects.requireNonNull(context.getStore(STORE).computeIfAbsent(type, key -> maker.get())));
  }

  private static Optional<OnControlPlane> annotation(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getElement(), OnControlPlane.class);
  }

  private static String name(ExtensionContext context) {
    String className = context.getTestClass().map(Class::getSimpleName).orElse("");
    return context
        .getTestMethod()
        .map(method -> className + "." + method.getName())
        .orElse(className);
  }
}
