package io.appfirewall.manifest;

import io.appfirewall.core.model.ObjectId;
import io.appfirewall.manifest.InputObjects.Given;

/** What applying a manifest does to the object that it is for. */
public record ObjectChange(ObjectId object, Action action) {
  /** What is done. */
  public enum Action {
    CREATED,
    CHANGED,
    /** It means what it meant before. */
    UNCHANGED
  }

  /** From the objects before to those after. */
  static ObjectChange of(ObjectId id, InputObjects before, InputObjects after) {
    Given standing = before.objects().get(id);
    Given applied = after.objects().get(id);
    if (standing == null || applied == null) {
      return new ObjectChange(id, Action.CREATED);
    }
    boolean isSame = ObjectContent.of(standing.object()).equals(ObjectContent.of(applied.object()));
    return new ObjectChange(id, isSame ? Action.UNCHANGED : Action.CHANGED);
  }
}
