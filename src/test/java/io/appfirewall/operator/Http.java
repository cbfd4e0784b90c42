package io.appfirewall.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Requests to an operator on this machine. */
final class Http {
  private Http() {}

  /**
   * Sends one.
   *
   * @param headers names and values in turn
   */
  static HttpResponse<String> send(String method, int port, String path, String... headers) {
    return send(request(method, port, path, BodyPublishers.noBody(), headers));
  }

  /** Sends a form as a browser does; its fields are encoded already. */
  static HttpResponse<String> submit(int port, String path, String fields, String... headers) {
    return send(
        request("POST", port, path, BodyPublishers.ofString(fields), headers)
            .header("Content-Type", "application/x-www-form-urlencoded"));
  }

  private static HttpRequest.Builder request(
      String method, int port, String path, BodyPublisher body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).method(method, body);
    return headers.length > 0 ? request.headers(headers) : request;
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
