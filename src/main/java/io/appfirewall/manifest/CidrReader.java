package io.appfirewall.manifest;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.IpBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads blocks of addresses, and the holes in them. */
final class CidrReader {
  private static final int MOST_EXCEPTS = 16;

  /** Of eight groups of four digits and a prefix length. */
  private static final int LONGEST = 43;

  private final Findings findings;
  private final Items items;

  CidrReader(Findings findings) {
    this.findings = findings;
    this.items = new Items(findings);
  }

  /** The block at {@code path.cidr}, less those at {@code path.except}. */
  Optional<IpBlock> block(@Nullable String cidr, @Nullable List<String> except, FieldPath path) {
    Optional<Cidr> outer =
        cidr == null
            ? findings.required(
                path.field("cidr"), "a block of addresses is needed here, such as 10.0.0.0/8.")
            : cidr(cidr, path.field("cidr"));
    if (except == null) {
      return outer.map(IpBlock::of);
    }
    List<Cidr> earlier = new ArrayList<>();
    Optional<List<Cidr>> holes =
        items.readSome(
            except,
            MOST_EXCEPTS,
            path.field("except"),
            (hole, at) ->
                cidr(hole, at)
                    .filter(inner -> outer.isEmpty() || isInside(inner, outer.get(), at))
                    .flatMap(inner -> items.unique(inner, earlier, at)));
    return outer.flatMap(block -> holes.map(list -> new IpBlock(block, list)));
  }

  private boolean isInside(Cidr hole, Cidr block, FieldPath path) {
    if (block.strictlyContains(hole)) {
      return true;
    }
    findings.add(
        Code.EXCEPT_OUTSIDE,
        path,
        hole + " is not a part of " + block + ": only blocks strictly inside can be left out.");
    return false;
  }

  private Optional<Cidr> cidr(String text, FieldPath path) {
    Optional<Cidr> cidr = text.length() <= LONGEST ? Cidr.read(text) : Optional.empty();
    if (cidr.isEmpty()) {
      findings.add(Code.INVALID_CIDR, path, invalid(text));
      return Optional.empty();
    }
    if (!cidr.get().toString().equals(text)) {
      findings.add(
          Code.CIDR_NOT_CANONICAL,
          path,
          Shown.quoted(text)
              + " is not written as CIDRs are, with no bits set beyond the prefix and in the"
              + " shortest form. Did you mean "
              + cidr.get()
              + "?");
      return Optional.empty();
    }
    return cidr;
  }

  private static String invalid(String text) {
    String question =
        text.length() <= LONGEST
            ? Cidr.ofAddress(text).map(block -> " Did you mean " + block + "?").orElse("")
            : "";
    return Shown.quoted(text)
        + " is not a block of addresses: write an IPv4 or IPv6 address, '/' and the length of the"
        + " prefix, such as 10.0.0.0/8."
        + question;
  }
}
