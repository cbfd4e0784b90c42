package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterSiteTest {
  @ParameterizedTest
  @CsvSource({
    "https://api.example.com:6443/, 10.96.0.1, api.example.com",
    "https://[fd00::1]:6443/, 10.96.0.1, [fd00::1]",
    "https://10.96.0.1:443/, 10.96.0.1, cluster",
    "https://kubernetes.default.svc/, , cluster",
    "https://192.0.2.7/, , 192.0.2.7",
  })
  void isCalledAfterItsApiServerSeenFromOutside(String apiServer, String within, String title) {
    assertThat(ClusterSite.title(apiServer, within)).isEqualTo(title);
  }
}
