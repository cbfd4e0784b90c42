package io.appfirewall.core.flow;

import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.PeerSet;
import io.appfirewall.core.model.PolicyPeer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/** Which parties selectors and blocks of addresses mean. */
final class Selection {
  private final int classCount;
  private final AddressLine line;
  private final LabelIndex podLabels;
  private final List<String> namespaces;
  private final LabelIndex namespaceLabels;
  private final Map<String, RoaringBitmap> byNamespace = new HashMap<>();

  /** The classes by the pieces in which their addresses lie. */
  private final Map<Integer, RoaringBitmap> byPiece = new HashMap<>();

  /** Those on the pod network, whom selectors can select. */
  private final RoaringBitmap selectable = new RoaringBitmap();

  /** Among these. */
  Selection(Parties parties) {
    this.classCount = parties.classCount();
    this.line = parties.line();
    this.podLabels = new LabelIndex(parties.classes().stream().map(PodClass::labels).toList());
    this.namespaces = List.copyOf(parties.namespaces().keySet());
    this.namespaceLabels = new LabelIndex(List.copyOf(parties.namespaces().values()));
    for (int i = 0; i < classCount; i++) {
      add(i, parties.podClass(i));
    }
  }

  private void add(int number, PodClass podClass) {
    byNamespace.computeIfAbsent(podClass.namespace(), name -> new RoaringBitmap()).add(number);
    if (!podClass.hostNetwork()) {
      selectable.add(number);
    }
    podClass
        .pieces()
        .values()
        .forEach(piece -> byPiece.computeIfAbsent(piece, p -> new RoaringBitmap()).add(number));
  }

  /** The classes that a policy of this namespace selects. */
  RoaringBitmap selected(String namespace, LabelSelector pods) {
    RoaringBitmap selected = podLabels.matching(pods);
    selected.and(selectable);
    selected.and(in(namespace));
    return selected;
  }

  /** The parties that are meant by the peers of a rule, by the family of the connection. */
  PerFamily<RoaringBitmap> peers(PeerSet peers, String namespace) {
    RoaringBitmap always = new RoaringBitmap();
    RoaringBitmap pieces = new RoaringBitmap();
    switch (peers) {
      case PeerSet.Anyone anyone -> always.add(0L, classCount + line.size());
      case PeerSet.Listed(List<PolicyPeer> listed) -> {
        for (PolicyPeer peer : listed) {
          switch (peer) {
            case PolicyPeer.Pods pods -> always.or(pods(pods, namespace));
            case PolicyPeer.Addresses(var block) -> pieces.or(line.piecesOf(block));
          }
        }
      }
    }
    pieces.stream().forEach(piece -> always.add(classCount + piece));
    return podsAt(pieces)
        .map(there -> PerFamily.of(family -> RoaringBitmap.or(always, there.get(family))))
        .orElseGet(() -> PerFamily.both(always));
  }

  private RoaringBitmap pods(PolicyPeer.Pods peer, String namespace) {
    RoaringBitmap found = podLabels.matching(peer.pods());
    found.and(selectable);
    found.and(in(peer.namespaces(), namespace));
    return found;
  }

  /** A block matches pods by their addresses, too; empty where there are none. */
  private Optional<PerFamily<RoaringBitmap>> podsAt(RoaringBitmap pieces) {
    PerFamily<RoaringBitmap> there = PerFamily.of(family -> new RoaringBitmap());
    byPiece.forEach((piece, pods) -> {
      if (pieces.contains(piece)) {
        there.get(line.piece(piece).family()).or(pods);
      }
    });
    return there.four().isEmpty() && there.six().isEmpty() ? Optional.empty() : Optional.of(there);
  }

  private RoaringBitmap in(Namespaces where, String own) {
    return switch (where) {
      case Namespaces.Own o -> in(own);
      case Namespaces.Matching(LabelSelector selector) -> {
        RoaringBitmap found = new RoaringBitmap();
        namespaceLabels.matching(selector).stream()
            .forEach(namespace -> found.or(in(namespaces.get(namespace))));
        yield found;
      }
    };
  }

  private RoaringBitmap in(String namespace) {
    return byNamespace.getOrDefault(namespace, new RoaringBitmap());
  }
}
