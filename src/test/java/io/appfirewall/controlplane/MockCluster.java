package io.appfirewall.controlplane;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.http.MockResponse;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * fabric8's mock API server, at a port of the loopback: it stores, lists and watches whatever it is
 * given. As a registered extension it lives as long as one test.
 */
public final class MockCluster implements AutoCloseable, AfterEachCallback {
  /**
   * Tells of every request at level info; a field, since a logger that nobody holds is forgotten.
   */
  private static final Logger REQUESTS = Logger.getLogger(MockWebServer.class.getName());

  private final KubernetesMockServer server;
  private final KubernetesClient client;

  /** Without TLS. */
  public MockCluster() {
    this(false);
  }

  public MockCluster(boolean tls) {
    REQUESTS.setLevel(Level.WARNING);
    server =
        new KubernetesMockServer(
            new Context(), new MockWebServer(), new HashMap<>(), new Dispatcher(), tls);
    server.init(InetAddress.getLoopbackAddress(), 0);
    client = server.createClient();
  }

  /**
   * Of an Event's fields it knows none, so whoever asks for those of one reporter gets them all.
   */
  private static final class Dispatcher extends KubernetesCrudDispatcher {
    @Override
    public MockResponse handleGet(String path) {
      return super.handleGet(ofEverybody(path));
    }

    @Override
    public MockResponse handleWatch(String path) {
      return super.handleWatch(ofEverybody(path));
    }

    private static String ofEverybody(String path) {
      return path.replaceAll("fieldSelector=reportingComponent[^&]*&?", "");
    }
  }

  /** A client that is closed with the server. */
  public KubernetesClient client() {
    return client;
  }

  /** The TCP port that it listens at. */
  public int port() {
    return server.getPort();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    close();
  }

  /**
   * Ends it. An event that is on its way while its watch ends holds up the thread that would send
   * it, for as much as 30 s; the server, which gives up sooner, ends by itself then.
   */
  @Override
  public void close() {
    client.close();
    try {
      server.destroy();
    } catch (IllegalStateException slow) {
      REQUESTS.log(Level.WARNING, "A mock cluster takes long to end", slow);
    }
  }
}
