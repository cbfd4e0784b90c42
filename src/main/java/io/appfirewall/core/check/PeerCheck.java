package io.appfirewall.core.check;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.Family;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.Rule;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A check that looks at one peer at a time. What an expired rule names no longer matters; but a
 * mistake in it remains one, since no spec becomes valid by waiting.
 */
abstract class PeerCheck implements FirewallCheck {
  private final Code code;

  PeerCheck(Code code) {
    this.code = code;
  }

  /** What is wrong with a peer, and the way out; empty when nothing is. */
  abstract Optional<String> complaint(Peer peer, Rule rule, Snapshot snapshot);

  @Override
  public final Stream<Diagnostic> check(Firewall firewall, Snapshot snapshot) {
    return firewall
        .rules()
        .filter(rule -> code.family() == Family.SPEC || !rule.isExpiredAt(snapshot.now()))
        .flatMap(rule -> check(firewall.objectId(), rule, snapshot));
  }

  private Stream<Diagnostic> check(ObjectId firewall, Rule rule, Snapshot snapshot) {
    return IntStream.range(0, rule.peers().size())
        .boxed()
        .flatMap(index -> {
          Peer peer = rule.peers().get(index);
          return complaint(peer, rule, snapshot)
              .map(message -> new Diagnostic(code, firewall, path(rule, index, peer), message))
              .stream();
        });
  }

  private static FieldPath path(Rule rule, int index, Peer peer) {
    return FieldPath.ofPeer(rule, index).field(field(peer));
  }

  private static String field(Peer peer) {
    return switch (peer) {
      case Peer.FirewallRef ref -> "firewall";
      case Peer.Pods pods -> "pods";
      case Peer.ServiceRef ref -> "service";
      case Peer.Block block -> "ipBlock";
      case Peer.AddressGroupRef ref -> "addressGroup";
      case Peer.EntityRef ref -> "entity";
    };
  }
}
