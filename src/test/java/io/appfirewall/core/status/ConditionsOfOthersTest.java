package io.appfirewall.core.status;

import static io.appfirewall.core.status.ConditionStatus.FALSE;
import static io.appfirewall.core.status.ConditionStatus.TRUE;
import static io.appfirewall.core.status.ConditionStatus.UNKNOWN;
import static io.appfirewall.core.status.ConditionType.ACCEPTED;
import static io.appfirewall.core.status.ConditionType.PROGRAMMED;
import static io.appfirewall.core.status.ConditionType.READY;
import static io.appfirewall.core.status.ConditionType.STALLED;
import static io.appfirewall.fixture.Names.addressGroupId;
import static io.appfirewall.fixture.Names.baselineId;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.ObjectId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Conditions of address groups and of baselines. */
class ConditionsOfOthersTest {
  private static Diagnostic mistake(ObjectId object, String path) {
    return new Diagnostic(Code.INVALID_CIDR, object, FieldPath.of(path), "this is none.");
  }

  @Nested
  class OfAnAddressGroup {
    @Test
    void readyOnceAccepted() {
      assertThat(Conditions.ofGroup(List.of()))
          .contains(
              new Condition(PROGRAMMED, TRUE, "Programmed", "It can be named in rules."),
              new Condition(READY, TRUE, "Ready", "All is as the spec wants it."));
    }

    @Test
    void stalledWhileItIsNot() {
      ObjectId id = addressGroupId("offices");
      assertThat(Conditions.ofGroup(List.of(mistake(id, "spec.b"), mistake(id, "spec.a"))))
          .contains(
              new Condition(ACCEPTED, FALSE, "InvalidCidr", "spec.a: this is none. (and 1 more)"),
              new Condition(PROGRAMMED, FALSE, "NotAccepted", "Its addresses count for nobody."),
              new Condition(STALLED, TRUE, "InvalidCidr", "spec.a: this is none. (and 1 more)"));
    }
  }

  @Nested
  class OfABaseline {
    private final Condition programmed =
        new Condition(PROGRAMMED, TRUE, "Programmed", "37 namespaces.");

    @Test
    void readyOnceEveryNamespaceIs() {
      assertThat(Conditions.ofBaseline(List.of(), programmed))
          .contains(
              programmed, new Condition(READY, TRUE, "Ready", "All is as the spec wants it."));
    }

    @Test
    void notReadyWhileNobodyKnows() {
      Condition unknown = new Condition(PROGRAMMED, UNKNOWN, "Pending", "Not looked at yet.");
      assertThat(Conditions.ofBaseline(List.of(), unknown))
          .contains(new Condition(READY, UNKNOWN, "Pending", "Not looked at yet."));
    }

    @Test
    void notProgrammedWhileNotAcceptedWhateverStands() {
      assertThat(
              Conditions.ofBaseline(List.of(mistake(baselineId("default"), "spec.a")), programmed))
          .contains(
              new Condition(
                  PROGRAMMED, FALSE, "NotAccepted", "Policies written before stay as they are."),
              new Condition(READY, FALSE, "InvalidCidr", "spec.a: this is none."));
    }
  }
}
