package io.appfirewall.core.compiler;

import static io.appfirewall.fixture.Addresses.block;
import static io.appfirewall.fixture.Compiled.codes;
import static io.appfirewall.fixture.Compiled.compile;
import static io.appfirewall.fixture.Compiled.ingress;
import static io.appfirewall.fixture.Compiled.messages;
import static io.appfirewall.fixture.Compiled.policy;
import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Peers.addressGroup;
import static io.appfirewall.fixture.Peers.entity;
import static io.appfirewall.fixture.Peers.pods;
import static io.appfirewall.fixture.PolicyRules.anyone;
import static io.appfirewall.fixture.PolicyRules.ports;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.RuleBuilder.ingress;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.appfirewall.core.compiler.Intent.KeepReason;
import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.IpBlock;
import io.appfirewall.core.model.Mode;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.snapshot.Snapshot;
import io.appfirewall.fixture.FirewallBuilder;
import io.appfirewall.fixture.RuleBuilder;
import io.appfirewall.fixture.SnapshotBuilder;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TooLargeTest {
  private static final FirewallBuilder WEB =
      firewall("web").allowsIngressFrom(pods("api"), tcp(80));
  private static final int BYTES = policy(compile(WEB)).bytes();

  @Test
  void whatJustFitsIsWritten() {
    assertThat(codes(compile(WEB, snapshot().withMaxPolicyBytes(BYTES)))).isEmpty();
  }

  @Test
  void oneByteMoreIsNotAcceptedAndKeepsWhatStands() {
    Compilation compilation = compile(WEB, snapshot().withMaxPolicyBytes(BYTES - 1));
    assertThat(compilation.intent()).isEqualTo(new Intent.Keep(KeepReason.NOT_ACCEPTED));
    assertThat(messages(compilation))
        .containsExactly(
            "spec: its NetworkPolicy would be larger than the "
                + (BYTES - 1)
                + " bytes that one may have. Split the firewall in two with the same members, or"
                + " name fewer addresses.");
  }

  @Test
  void previewSaysSoBeforeItIsEnforced() {
    assertThat(
            codes(
                compile(
                    firewall("web").mode(Mode.PREVIEW).allowsIngressFrom(pods("api"), tcp(80)),
                    snapshot().withMaxPolicyBytes(BYTES - 1))))
        .containsExactly(Code.TOO_LARGE);
  }

  @Nested
  class WhenASmallObjectNamesLargeGroups {
    private static final int GROUPS = 50;
    private static final int ENTRIES = 1000;
    private static final int RULES = 64;

    private static List<Peer> groups() {
      return IntStream.range(0, GROUPS).mapToObj(i -> addressGroup("g" + i)).toList();
    }

    /** No two of the blocks can be merged. */
    private static SnapshotBuilder cluster() {
      SnapshotBuilder snapshot = snapshot();
      for (int group = 0; group < GROUPS; group++) {
        List<IpBlock> blocks = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
          int n = 2 * (group * ENTRIES + i);
          blocks.add(block("10." + (n >> 16) + "." + (n >> 8 & 0xff) + "." + (n & 0xff) + "/32"));
        }
        snapshot.withAddressGroup("g" + group, blocks.toArray(IpBlock[]::new));
      }
      return snapshot;
    }

    private static FirewallBuilder naming(List<Peer> peers) {
      FirewallBuilder firewall = firewall("web");
      for (int i = 0; i < RULES; i++) {
        firewall.with(ingress("r" + i).peers(peers.toArray(Peer[]::new)).on(tcp(i + 1)));
      }
      return firewall;
    }

    @Test
    void itIsRefusedForTheMemoryOfOneThatFits() {
      FirewallBuilder firewall = naming(groups());
      Snapshot cluster = cluster().build();
      ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long before = thread.getCurrentThreadAllocatedBytes();
      Compilation compilation = PolicyCompiler.compile(firewall.judged(), cluster);
      long allocated = thread.getCurrentThreadAllocatedBytes() - before;
      assertThat(codes(compilation)).containsExactly(Code.TOO_LARGE);
      // Written out, its 3.2 million peers would take some 200 MB of JSON.
      assertThat(allocated).isLessThan(1L << 28);
    }

    @Test
    void whereAnyoneStandsBesideThemTheyDoNotCountWhateverTheOrder() {
      List<Peer> peers = new ArrayList<>(groups());
      peers.add(entity(Entity.ALL));
      FirewallBuilder last = firewall("web").with(all(peers));
      Collections.reverse(peers);
      FirewallBuilder first = firewall("web").with(all(peers));
      assertThat(ingress(compile(last, cluster()))).containsExactly(anyone(ports(tcp(80))));
      assertThat(ingress(compile(first, cluster()))).containsExactly(anyone(ports(tcp(80))));
    }

    private static RuleBuilder all(List<Peer> peers) {
      return ingress("all").peers(peers.toArray(Peer[]::new)).on(tcp(80));
    }

    @Test
    void whatStandsInSeveralGroupsCountsOnce() {
      SnapshotBuilder same = snapshot();
      List<IpBlock> blocks =
          IntStream.range(0, ENTRIES)
              .map(i -> 2 * i)
              .mapToObj(i -> block("10.0." + (i >> 8) + "." + (i & 0xff) + "/32"))
              .toList();
      IntStream.range(0, GROUPS)
          .forEach(i -> same.withAddressGroup("g" + i, blocks.toArray(IpBlock[]::new)));
      FirewallBuilder firewall =
          firewall("web").with(ingress("one").peers(groups().toArray(Peer[]::new)).on(tcp(80)));
      assertThat(codes(compile(firewall, same))).isEmpty();
    }
  }
}
