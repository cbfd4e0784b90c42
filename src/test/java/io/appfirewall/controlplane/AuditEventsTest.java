package io.appfirewall.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuditEventsTest {
  private static final String ARRIVAL =
      """
      {"auditID":"1","stage":"RequestReceived","requestURI":"/apis/g/v1/namespaces/n/things","verb":"create",\
      "user":{"username":"admin"},"userAgent":"test","objectRef":{"resource":"things","namespace":"n","apiGroup":"g"}}
      """;
  private static final String ANSWER =
      ARRIVAL
          .replace("RequestReceived", "ResponseComplete")
          .replace("\"things\"", "\"things\",\"name\":\"a\"")
          .replace("\"userAgent\"", "\"responseStatus\":{\"code\":201},\"userAgent\"");

  @Test
  void putArrivalAndAnswerTogether() {
    AuditEvents events = AuditEvents.parse(ARRIVAL + ANSWER);

    assertThat(events.allAnswered()).isTrue();
    assertThat(events.requests())
        .containsExactly(
            new ApiRequest("admin", "test", "create", "g", "things", "n", "a", 201, false));
  }

  @Test
  void knowAnUnansweredRequest() {
    AuditEvents events = AuditEvents.parse(ARRIVAL);

    assertThat(events.allAnswered()).isFalse();
    assertThat(events.requests()).extracting(ApiRequest::code).containsExactly(0);
  }

  @Test
  void doNotWaitForTheEndOfAWatch() {
    assertThat(AuditEvents.parse(ARRIVAL.replace("create", "watch")).allAnswered()).isTrue();
  }

  @Test
  void leaveOutWhatArrivedBefore() {
    assertThat(AuditEvents.parse(ANSWER).requests()).isEmpty();
  }

  @Test
  void takeADryRunForNoWrite() {
    String dryRun = ARRIVAL.replace("/things", "/things?dryRun=All");

    assertThat(AuditEvents.parse(dryRun).requests())
        .singleElement()
        .satisfies(request -> assertThat(request.isWrite()).isFalse());
  }

  @Test
  void tellTheSystemFromAnOperatorsServiceAccount() {
    assertThat(by("system:kube-controller-manager").isBySystem()).isTrue();
    assertThat(by("system:serviceaccount:ours:operator").isBySystem()).isFalse();
    assertThat(by("admin").isBySystem()).isFalse();
  }

  private static ApiRequest by(String user) {
    return AuditEvents.parse(ARRIVAL.replace("admin", user)).requests().getFirst();
  }
}
