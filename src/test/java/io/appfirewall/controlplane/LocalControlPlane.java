package io.appfirewall.controlplane;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/** The real etcd, kube-apiserver and kube-controller-manager as children of this JVM. */
final class LocalControlPlane implements ControlPlane {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int ATTEMPTS = 3;

  /** What a user of the API server relies on; readyz alone says yes before the last two exist. */
  private static final List<String> SERVES =
      List.of(
          "/readyz",
          "/api/v1/namespaces/default",
          "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices/kubernetes");

  private final Binaries binaries;
  private final LocalFiles files;
  private final LocalCommands commands;
  private final Map<Part, Child> children = new EnumMap<>(Part.class);
  private final AtomicBoolean closed = new AtomicBoolean();
  private final ShutdownHook atEndOfJvm;
  private final Set<Ability> abilities;
  private final String kubeconfig;
  private final Config config;
  private final KubernetesClient client;

  /** Starts one; a port that somebody else took in the meantime is a reason to try others. */
  static LocalControlPlane start(Binaries binaries, Set<Ability> abilities) {
    Leftovers.sweep(Path.of(System.getProperty("java.io.tmpdir")));
    for (int attempt = 1; ; attempt++) {
      try {
        return new LocalControlPlane(binaries, abilities);
      } catch (StartFailed e) {
        if (attempt == ATTEMPTS || !e.portWasTaken()) {
          throw e;
        }
      }
    }
  }

  private LocalControlPlane(Binaries binaries, Set<Ability> abilities) {
    this.abilities = Set.copyOf(abilities);
    this.binaries = binaries;
    files = new LocalFiles(Leftovers.newFolder());
    commands = new LocalCommands(binaries, files, LocalCommands.Ports.free());
    for (Part part : Part.values()) {
      children.put(part, new Child(part.program(), commands.of(part), files.folder()));
    }
    atEndOfJvm = new ShutdownHook("controlplane-end", this::end);
    try {
      child(Part.ETCD).start();
      child(Part.API_SERVER).start();
      await(() -> Files.exists(files.certificate()));
      kubeconfig = files.adminKubeconfig(commands.server());
      config = Config.fromKubeconfig(kubeconfig);
      awaitApiServer();
      files.writeControllerKubeconfig(commands.server());
      child(Part.CONTROLLER_MANAGER).start();
      client = new KubernetesClientBuilder().withConfig(config).build();
    } catch (RuntimeException e) {
      children.values().forEach(Child::retire);
      atEndOfJvm.callOff();
      throw e;
    }
  }

  @Override
  public ControlPlaneKind kind() {
    return ControlPlaneKind.LOCAL;
  }

  @Override
  public String description() {
    return "local: the programs in " + binaries.folder() + ", logs in " + files.folder();
  }

  @Override
  public Set<Ability> abilities() {
    return abilities;
  }

  @Override
  public String kubeconfig() {
    return kubeconfig;
  }

  @Override
  public Config config() {
    return new ConfigBuilder(config).build();
  }

  @Override
  public KubernetesClient client() {
    return client;
  }

  @Override
  public AuditLog auditLog() {
    return new AuditLog(files.auditLog());
  }

  @Override
  public Optional<Path> bundled(String program) {
    return binaries.other(program);
  }

  @Override
  public void kill(Part part) {
    child(part).kill();
  }

  @Override
  public void restart(Part part) {
    child(part).kill();
    child(part).start();
    if (part != Part.CONTROLLER_MANAGER) {
      awaitApiServer();
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      client.close();
      end();
      atEndOfJvm.callOff();
    }
  }

  // The children first, since etcd would go on writing into the folder. And one caller at a time:
  // the end of the JVM may come while somebody closes this, and each would delete under the other's
  // feet, so that both gave up.
  private synchronized void end() {
    children.values().forEach(Child::retire);
    Folders.delete(files.folder());
  }

  private Child child(Part part) {
    Child child = children.get(part);
    if (child == null) {
      throw new IllegalStateException("no part " + part);
    }
    return child;
  }

  private void awaitApiServer() {
    // Retries of the client's own would be longer than the start.
    var impatient =
        new ConfigBuilder(config).withRequestRetryBackoffLimit(0).withRequestTimeout(2000).build();
    try (var probe = new KubernetesClientBuilder().withConfig(impatient).build()) {
      await(() -> SERVES.stream().allMatch(path -> answers(probe, path)));
    }
  }

  private static boolean answers(KubernetesClient probe, String path) {
    try {
      return probe.raw(path) != null;
    } catch (KubernetesClientException e) {
      return false;
    }
  }

  private void await(Callable<Boolean> condition) {
    try {
      Awaitility.await()
          .atMost(PATIENCE)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(50))
          .failFast(() -> !child(Part.ETCD).alive() || !child(Part.API_SERVER).alive())
          .until(condition);
    } catch (ConditionTimeoutException | TerminalFailureException e) {
      throw new StartFailed(children.values(), e);
    }
  }
}
