package io.appfirewall.manifest;

import io.appfirewall.api.Address;
import io.appfirewall.api.AddressGroupSpec;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.api.OwnResource;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.model.AddressGroup;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.IpBlock;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.ObjectId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads an AddressGroup or a ClusterAddressGroup. */
public final class AddressGroupReader {
  private static final int MOST_ADDRESSES = 1000;
  private static final int LONGEST_DESCRIPTION = 256;

  private final ObjectId id;
  private final Findings findings;
  private final Items items;
  private final CidrReader cidrs;
  private final Texts texts;

  private AddressGroupReader(ObjectId id) {
    this.id = id;
    this.findings = new Findings(id);
    this.items = new Items(findings);
    this.cidrs = new CidrReader(findings);
    this.texts = new Texts(findings);
  }

  public static Judged<AddressGroup> read(io.appfirewall.api.AddressGroup object) {
    AddressGroupReader reader = new AddressGroupReader(Metadata.id(Kind.ADDRESS_GROUP, object));
    OwnName.namespace(object, reader.findings);
    return reader.judged(object);
  }

  public static Judged<AddressGroup> read(ClusterAddressGroup object) {
    return new AddressGroupReader(Metadata.id(Kind.CLUSTER_ADDRESS_GROUP, object)).judged(object);
  }

  private Judged<AddressGroup> judged(OwnResource<AddressGroupSpec, ?> object) {
    OwnName.subdomain(object, findings);
    return findings.judge(
        GivenSpec.read(object, findings, "there is no spec: list the addresses in one.")
            .flatMap(this::group));
  }

  private Optional<AddressGroup> group(AddressGroupSpec spec) {
    texts.description(
        spec.description(), Texts.LONGEST_DESCRIPTION, FieldPath.SPEC.field("description"));
    FieldPath path = FieldPath.SPEC.field("addresses");
    if (spec.addresses() == null) {
      return findings.required(path, "the addresses are missing: list them, or write [] for none.");
    }
    Set<Cidr> earlier = new HashSet<>();
    return items
        .read(
            spec.addresses(),
            MOST_ADDRESSES,
            path,
            (address, at) -> address(address, at).flatMap(block -> unique(block, earlier, at)))
        .map(blocks -> new AddressGroup(id, blocks));
  }

  private Optional<IpBlock> address(Address address, FieldPath path) {
    texts.description(address.description(), LONGEST_DESCRIPTION, path.field("description"));
    return cidrs.block(address.cidr(), address.except(), path);
  }

  private Optional<IpBlock> unique(IpBlock block, Set<Cidr> earlier, FieldPath path) {
    return items.unique(block.cidr(), earlier, path.field("cidr")).map(cidr -> block);
  }
}
