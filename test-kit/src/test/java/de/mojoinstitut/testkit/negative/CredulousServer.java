package de.mojoinstitut.testkit.negative;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An application that takes whatever it gets, stores it and logs it. */
final class CredulousServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CredulousServer.class);

  private final HttpServer server;
  private final String document;
  private final AtomicInteger rows = new AtomicInteger();

  CredulousServer(String document) {
    this.document = document;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v3/api-docs", exchange -> answer(exchange, 200, this.document));
    server.createContext("/api", this::take);
    server.start();
  }

  URI base() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  Map<String, String> rows() {
    return Map.of("thing", rows.get() + " rows");
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    LOG.info("stored {}", body.strip());
    rows.incrementAndGet();
    answer(exchange, 201, "{}");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
