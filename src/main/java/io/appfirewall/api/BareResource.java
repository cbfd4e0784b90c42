package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Metadata, a spec and a status, under our API version and the name of the class. The client's own
 * {@code CustomResource} is the same, but reads the annotations of its class for each object and
 * has a logger set up: a good part of the time of a command over files.
 *
 * @param <S> the spec
 * @param <T> the status
 */
// What the client has for resources of unknown kinds looks for the kind first.
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"apiVersion", "kind", "metadata", "spec", "status"})
abstract class BareResource<S, T> implements HasMetadata {
  private static final long serialVersionUID = 1L;

  private ObjectMeta metadata = new ObjectMeta();
  private transient @Nullable S spec;
  private transient @Nullable T status;

  @Override
  public String getApiVersion() {
    return OwnResource.API_VERSION;
  }

  @Override
  public void setApiVersion(String version) {
    // There is only one.
  }

  @Override
  public String getKind() {
    return getClass().getSimpleName();
  }

  public void setKind(String kind) {
    // It is that of the class.
  }

  @Override
  public ObjectMeta getMetadata() {
    return metadata;
  }

  @Override
  public void setMetadata(ObjectMeta metadata) {
    this.metadata = metadata;
  }

  public @Nullable S getSpec() {
    return spec;
  }

  public void setSpec(S spec) {
    this.spec = spec;
  }

  public @Nullable T getStatus() {
    return status;
  }

  public void setStatus(T status) {
    this.status = status;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BareResource<?, ?> that
        && getClass() == that.getClass()
        && metadata.equals(that.metadata)
        && Objects.equals(spec, that.spec)
        && Objects.equals(status, that.status);
  }

  @Override
  public int hashCode() {
    return Objects.hash(metadata, spec, status);
  }

  @Override
  public String toString() {
    return getKind() + "[metadata=" + metadata + ", spec=" + spec + ", status=" + status + "]";
  }
}
