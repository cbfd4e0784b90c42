package io.appfirewall.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * The command lines of a local control plane: loopback only, as quick as it gets, nothing durable.
 */
record LocalCommands(Binaries binaries, LocalFiles files, Ports ports) {
  private static final String LOOPBACK = "127.0.0.1";

  /**
   * The address in EndpointSlice default/kubernetes. The API server refuses to write a loopback
   * address there, and one of this machine's would differ from run to run; this one belongs to
   * documentation.
   */
  static final String ADVERTISED = "192.0.2.1";

  /** Ports that nobody listened on a moment ago. */
  record Ports(int etcd, int etcdPeers, int apiServer) {
    static Ports free() {
      // All are held open together, so that they differ.
      try (var first = listen();
          var second = listen();
          var third = listen()) {
        return new Ports(first.getLocalPort(), second.getLocalPort(), third.getLocalPort());
      } catch (IOException e) {
        throw new UncheckedIOException("there is no free port", e);
      }
    }

    private static ServerSocket listen() throws IOException {
      return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
  }

  String server() {
    return "https://" + LOOPBACK + ":" + ports.apiServer;
  }

  List<String> of(Part part) {
    var command = new ArrayList<String>();
    command.add(binaries.path(part).toString());
    command.addAll(
        switch (part) {
          case ETCD -> etcd();
          case API_SERVER -> apiServer();
          case CONTROLLER_MANAGER -> controllerManager();
        });
    return List.copyOf(command);
  }

  private List<String> etcd() {
    String clients = "http://" + LOOPBACK + ":" + ports.etcd;
    String peers = "http://" + LOOPBACK + ":" + ports.etcdPeers;
    return List.of(
        "--data-dir=" + files.etcdData(),
        "--listen-client-urls=" + clients,
        "--advertise-client-urls=" + clients,
        "--listen-peer-urls=" + peers,
        "--initial-advertise-peer-urls=" + peers,
        "--initial-cluster=default=" + peers,
        "--log-level=warn",
        // A kill of the process loses nothing by this, only a power cut would.
        "--unsafe-no-fsync");
  }

  private List<String> apiServer() {
    return List.of(
        "--etcd-servers=http://" + LOOPBACK + ":" + ports.etcd,
        "--bind-address=" + LOOPBACK,
        "--secure-port=" + ports.apiServer,
        "--advertise-address=" + ADVERTISED,
        "--cert-dir=" + files.certificates(),
        "--token-auth-file=" + files.tokens(),
        "--authorization-mode=RBAC",
        // Without its controller there is no account `default`, and no pod could be created.
        "--disable-admission-plugins=ServiceAccount",
        "--service-account-issuer=https://kubernetes.default.svc",
        "--service-account-key-file=" + files.serviceAccountKey(),
        "--service-account-signing-key-file=" + files.serviceAccountKey(),
        "--service-cluster-ip-range=10.96.0.0/16",
        "--allow-privileged=true",
        "--audit-policy-file=" + files.auditPolicy(),
        "--audit-log-path=" + files.auditLog(),
        "--audit-log-mode=blocking",
        "--audit-log-maxsize=10000",
        "--profiling=false");
  }

  private List<String> controllerManager() {
    return List.of(
        "--kubeconfig=" + files.controllerKubeconfig(),
        "--controllers=garbagecollector,namespace,clusterrole-aggregation",
        // As kubeadm has it: what a controller does is done by an account of its own name.
        "--use-service-account-credentials=true",
        "--leader-elect=false",
        "--secure-port=0",
        "--kube-api-qps=500",
        "--kube-api-burst=1000",
        "--profiling=false");
  }
}
