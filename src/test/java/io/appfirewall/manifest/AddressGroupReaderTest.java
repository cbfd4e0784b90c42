package io.appfirewall.manifest;

import static io.appfirewall.manifest.Yaml.findings;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.core.model.AddressGroup;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.IpBlock;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressGroupReaderTest {
  @Test
  void aGroupIsTheListOfItsBlocks() {
    assertThat(
            AddressGroupReader.read(
                    group(
                        """
                        addresses:
                        - {cidr: 203.0.113.0/24, except: [203.0.113.128/25], description: Berlin}
                        - {cidr: "2001:db8:40::/48"}
                        """))
                .value())
        .hasValue(
            new AddressGroup(
                ObjectId.namespaced(Kind.ADDRESS_GROUP, new NamespacedName("shop", "vpn")),
                List.of(
                    new IpBlock(Cidr.of("203.0.113.0/24"), List.of(Cidr.of("203.0.113.128/25"))),
                    IpBlock.of(Cidr.of("2001:db8:40::/48")))));
  }

  @Test
  void anEmptyGroupIsNobody() {
    assertThat(
            AddressGroupReader.read(
                    Yaml.object(
                        ClusterAddressGroup.class,
                        "metadata: {name: nobody}\nspec: {addresses: []}"))
                .value())
        .hasValue(
            new AddressGroup(ObjectId.cluster(Kind.CLUSTER_ADDRESS_GROUP, "nobody"), List.of()));
  }

  @Test
  void aGroupWithoutAListIsRefused() {
    assertThat(findings(AddressGroupReader.read(group("description: x"))))
        .containsExactly("Required spec.addresses");
  }

  @Test
  void everyMistakeIsReportedAtOnce() {
    assertThat(
            findings(
                AddressGroupReader.read(
                    group(
                        """
                        addresses:
                        - {cidr: 10.0.0.0/8}
                        - {cidr: 10.0.0.0/8}
                        - {cidr: 10.0.0.1}
                        - {cidr: "2001:DB8::/32"}
                        - {cidr: "::ffff:10.0.0.0/104"}
                        - {cidr: 192.0.2.0/24, except: []}
                        - {cidr: 198.51.100.0/24, except: [198.51.100.0/24, "2001:db8::/32"]}
                        - {except: [1.2.3.4/32, 1.2.3.4/32]}
                        """))))
        .containsExactlyInAnyOrder(
            "Duplicate spec.addresses[1].cidr",
            "InvalidCidr spec.addresses[2].cidr",
            "CidrNotCanonical spec.addresses[3].cidr",
            "InvalidCidr spec.addresses[4].cidr",
            "EmptyList spec.addresses[5].except",
            "ExceptOutside spec.addresses[6].except[0]",
            "ExceptOutside spec.addresses[6].except[1]",
            "Required spec.addresses[7].cidr",
            "Duplicate spec.addresses[7].except[1]");
  }

  @Test
  void anAddressAloneIsAnsweredWithItsBlock() {
    assertThat(AddressGroupReader.read(group("addresses: [{cidr: 10.0.0.1}]")).diagnostics())
        .singleElement()
        .asString()
        .contains("Did you mean 10.0.0.1/32?");
  }

  private static io.appfirewall.api.AddressGroup group(String spec) {
    return Yaml.object(
        io.appfirewall.api.AddressGroup.class,
        "metadata: {name: vpn, namespace: shop}\nspec:\n" + spec.indent(2));
  }
}
