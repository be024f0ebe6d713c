package de.mojoinstitut.sandbox.stack.runtime;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A question to a component: can you be used now? Asked often, so it answers within seconds. */
@FunctionalInterface
public interface Probe {

  /** Whether the component can be used; any failure to ask is a no. */
  boolean passes();

  /** Passes when somebody listens on the port. */
  static Probe tcp(int port) {
    return () -> {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        return true;
      } catch (IOException notYet) {
        return false;
      }
    };
  }

  /** Passes when a GET is answered with success, after redirects. */
  static Probe http(URI url) {
    HttpRequest request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(3)).build();
    return () -> {
      try {
        int status = Client.SHARED.send(request, BodyHandlers.discarding()).statusCode();
        return status >= 200 && status < 300;
      } catch (IOException notYet) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    };
  }

  /** Holds the one HTTP client of all probes. */
  final class Client {
    private static final HttpClient SHARED =
        HttpClient.newBuilder()
            .followRedirects(Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    private Client() {}
  }
}
