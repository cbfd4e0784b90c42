package io.appfirewall.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.core.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;

class GivenSpecTest {
  private static <T> T object(Class<T> kind, String spec) {
    return Yaml.object(kind, "metadata: {name: x, namespace: shop}\nspec: " + spec);
  }

  @Test
  void oneThatCannotBeReadIsOfTheWrongTypeInEveryKind() {
    assertThat(Yaml.findings(FirewallReader.read(object(AppFirewall.class, "{dns: [Deny]}"))))
        .containsExactly("WrongType spec.dns");
    assertThat(Yaml.findings(BaselineReader.read(object(FirewallBaseline.class, "{mode: 1}"))))
        .containsExactly("WrongType spec.mode");
    assertThat(Yaml.findings(AddressGroupReader.read(object(AddressGroup.class, "x"))))
        .containsExactly("WrongType spec");
    assertThat(Yaml.findings(AddressGroupReader.read(object(ClusterAddressGroup.class, "x"))))
        .containsExactly("WrongType spec");
  }

  @Test
  void oneThatIsMissingIsRequired() {
    assertThat(Yaml.findings(FirewallReader.read(object(AppFirewall.class, "null"))))
        .containsExactly("Required spec");
  }

  @Test
  void whatAStrangerCalledARuleIsShownHarmlessly() {
    AppFirewall odd =
        object(AppFirewall.class, "{ingress: [{name: \"a\\u001b[31m\", from: text}]}");

    assertThat(FirewallReader.read(odd).diagnostics())
        .extracting(Diagnostic::withPath)
        .singleElement()
        .asString()
        .doesNotContain("\u001b")
        .startsWith("spec.ingress[a\\u001b[31m].from: this is of another type");
  }
}
