package io.appfirewall.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appfirewall.dashboard.local.Folder;
import io.appfirewall.dashboard.local.LocalDashboard;
import io.appfirewall.dashboard.sight.Changes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams of changes, and what becomes of them when their other end goes away. */
class ChangesControllerTest {
  /** Threads that meet in the web server do so for some of many. */
  private static final int MANY = 200;

  private static final int PATIENCE_MILLIS = 10_000;

  private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
  private final Thread.UncaughtExceptionHandler usual = Thread.getDefaultUncaughtExceptionHandler();
  private LocalDashboard.Running running;
  private OpenPages pages;
  private Changes changes;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
    running =
        LocalDashboard.start(
            new Folder(folder, "an empty folder"), Optional.empty(), Clock.systemUTC(), 0);
    pages = running.context().getBean(OpenPages.class);
    changes = running.context().getBean(Site.class).changes();
  }

  @AfterEach
  void stop() {
    running.close();
    Thread.setDefaultUncaughtExceptionHandler(usual);
  }

  private Page open() throws IOException {
    Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), URI.create(running.address()).getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket
        .getOutputStream()
        .write(
            "GET /changes HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    var lines =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
            .lines()
            .takeWhile(line -> !line.equals(":listening"))
            .filter(line -> !line.startsWith("Date:"))
            .toList();
    return new Page(socket, lines);
  }

  /** One that is followed, and what it was sent before it was told so. */
  private record Page(Socket socket, List<String> head) {}

  private List<Page> openMany() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Page> opened = new ArrayList<>();
      for (var page : threads.invokeAll(Collections.<Callable<Page>>nCopies(MANY, this::open))) {
        opened.add(page.get());
      }
      return opened;
    }
  }

  private void assertThatChangesAreToldToNobody() {
    await()
        .dontCatchUncaughtExceptions()
        .untilAsserted(() -> {
          changes.in(Changes.CLUSTER);
          assertThat(pages.count()).isZero();
        });
    assertThat(uncaught).isEmpty();
  }

  @Test
  void haveAllTheHeaders() throws Exception {
    assertThat(openMany().stream().map(Page::head).distinct())
        .singleElement(InstanceOfAssertFactories.list(String.class))
        .contains("HTTP/1.1 200 ", "X-Content-Type-Options: nosniff", "X-Frame-Options: DENY");
    assertThat(pages.count()).isEqualTo(MANY);
  }

  @Test
  void endWhenThePagesAreClosed() throws Exception {
    for (Page page : openMany()) {
      page.socket().close();
    }

    assertThatChangesAreToldToNobody();
  }

  @Test
  void endWhenTheServerIsStopped() throws Exception {
    try (Socket _ = open().socket()) {
      running.close();

      assertThatChangesAreToldToNobody();
    }
  }
}
