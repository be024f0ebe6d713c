package de.mojoinstitut.sandbox.kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTTP server on loopback, one virtual thread per request. The first route that matches answers;
 * {@code GET /_sandbox/ready} answers 200 from the start.
 */
public final class SimulatorServer implements AutoCloseable {

  private static final Logger LOG = System.getLogger(SimulatorServer.class.getName());
  private static final int BACKLOG = 512;

  /** Answers one request; an exception becomes a 500. */
  @FunctionalInterface
  public interface Handler {
    Response handle(Request request) throws IOException, InterruptedException;
  }

  private record Route(String method, Pattern pattern, List<String> names, Handler handler) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Route> routes = new ArrayList<>();
  private Handler fallback = request -> Response.empty(404);

  /**
   * @param port 0 for any free one
   */
  public SimulatorServer(int port) throws IOException {
    server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    route("GET", "/_sandbox/ready", request -> Response.empty(200));
  }

  /**
   * @param template path with {@code {name}} parts, each matching one segment
   */
  public SimulatorServer route(String method, String template, Handler handler) {
    List<String> names = new ArrayList<>();
    StringBuilder regex = new StringBuilder();
    for (String segment : template.substring(1).split("/", -1)) {
      regex.append('/');
      if (segment.startsWith("{") && segment.endsWith("}")) {
        names.add(segment.substring(1, segment.length() - 1));
        regex.append("([^/]+)");
      } else {
        regex.append(Pattern.quote(segment));
      }
    }
    routes.add(new Route(method, Pattern.compile(regex.toString()), names, handler));
    return this;
  }

  /** Answers what no route does; without it that is an empty 404. */
  public SimulatorServer otherwise(Handler handler) {
    fallback = handler;
    return this;
  }

  public SimulatorServer start() {
    server.start();
    return this;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public URI url() {
    return URI.create("http://localhost:" + port());
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Response response;
      try {
        response = answer(exchange);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException | IOException e) {
        LOG.log(
            Level.ERROR, exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(), e);
        response = Response.empty(500);
      }
      response.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] body = response.body();
      exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private Response answer(HttpExchange exchange) throws IOException, InterruptedException {
    String path = exchange.getRequestURI().getPath();
    String query = exchange.getRequestURI().getRawQuery();
    Map<String, List<String>> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    byte[] body = exchange.getRequestBody().readAllBytes();
    for (Route route : routes) {
      Matcher matcher = route.pattern().matcher(path);
      if (route.method().equals(exchange.getRequestMethod()) && matcher.matches()) {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < route.names().size(); i++) {
          variables.put(route.names().get(i), matcher.group(i + 1));
        }
        return route
            .handler()
            .handle(
                new Request(
                    exchange.getRequestMethod(),
                    path,
                    variables,
                    query == null ? "" : query,
                    headers,
                    body));
      }
    }
    return fallback.handle(
        new Request(
            exchange.getRequestMethod(),
            path,
            Map.of(),
            query == null ? "" : query,
            headers,
            body));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    threads.close();
  }
}
