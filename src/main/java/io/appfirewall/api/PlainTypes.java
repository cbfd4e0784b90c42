package io.appfirewall.api;

import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.BasicBeanDescription;
import com.fasterxml.jackson.databind.introspect.BasicClassIntrospector;
import com.fasterxml.jackson.databind.introspect.ClassIntrospector;
import io.fabric8.kubernetes.api.model.DaemonEndpoint;
import io.fabric8.kubernetes.api.model.Duration;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.MicroTime;
import java.util.Set;

/**
 * Reads types as their setters or components say it, without their annotations, where those add
 * nothing for a reader but unknown fields. The JVM makes a class for each kind of annotation that
 * somebody asks for, which takes a good part of a command's time.
 */
final class PlainTypes extends BasicClassIntrospector {
  private static final long serialVersionUID = 1;

  static final String MODEL = "io.fabric8.kubernetes.api.model.";

  /** Of these, an annotation says how or by which name something is read. */
  private static final Set<Class<?>> ANNOTATED =
      Set.of(
          DaemonEndpoint.class,
          Duration.class,
          FieldsV1.class,
          KubernetesResource.class,
          MicroTime.class);

  @Override
  public ClassIntrospector copy() {
    return new PlainTypes();
  }

  @Override
  public BasicBeanDescription forDeserialization(
      DeserializationConfig config, JavaType type, MixInResolver mixIns) {
    BasicBeanDescription description = super.forDeserialization(plain(config, type), type, mixIns);
    if (isPlain(type) && type.getRawClass().getName().startsWith(MODEL)) {
      // That is where the client keeps fields that it does not know.
      description.removeProperty("additionalProperties");
    }
    return description;
  }

  @Override
  public BasicBeanDescription forCreation(
      DeserializationConfig config, JavaType type, MixInResolver mixIns) {
    return super.forCreation(plain(config, type), type, mixIns);
  }

  @Override
  public BasicBeanDescription forClassAnnotations(
      MapperConfig<?> config, JavaType type, MixInResolver mixIns) {
    return super.forClassAnnotations(
        config instanceof DeserializationConfig reading ? plain(reading, type) : config,
        type,
        mixIns);
  }

  private static DeserializationConfig plain(DeserializationConfig config, JavaType type) {
    return isPlain(type) ? config.without(MapperFeature.USE_ANNOTATIONS) : config;
  }

  private static boolean isPlain(JavaType type) {
    return !ANNOTATED.contains(type.getRawClass());
  }
}
