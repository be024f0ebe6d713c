package de.mojoinstitut.connectors.payments;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import de.mojoinstitut.chassis.security.ServiceTokens;
import de.mojoinstitut.sandbox.kit.Request;
import de.mojoinstitut.sandbox.kit.Response;
import de.mojoinstitut.sandbox.kit.SimulatorServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Answers as a test says and remembers what came in. */
final class PaymentsSimulator implements AutoCloseable {

  static final Duration READ_TIMEOUT = Duration.ofMillis(500);

  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final SimulatorServer server;
  private SimulatorServer.Handler answer = request -> Response.empty(404);

  PaymentsSimulator() throws IOException {
    server =
        new SimulatorServer(0)
            .otherwise(
                request -> {
                  requests.add(request);
                  return answer.handle(request);
                })
            .start();
  }

  void answers(int status, String body) {
    answer =
        request ->
            new Response(
                status,
                Map.of("Content-Type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8));
  }

  void neverAnswers() {
    answer =
        request -> {
          closing.await();
          return Response.empty(200);
        };
  }

  List<Request> requests() {
    return requests;
  }

  Request onlyRequest() {
    if (requests.size() != 1) {
      throw new AssertionError(requests.size() + " requests came in");
    }
    return requests.getFirst();
  }

  PaymentsSettings settings() {
    return new PaymentsSettings(server.url(), Duration.ofSeconds(1), READ_TIMEOUT);
  }

  /** Tokens of a service named hub with a fresh key. */
  static ServiceTokens tokens(Path folder) throws IOException {
    Path file = folder.resolve("hub.jwk");
    try {
      Files.writeString(
          file, new ECKeyGenerator(Curve.P_256).keyID("hub").generate().toJSONString());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return new ServiceTokens("hub", file, Clock.systemUTC());
  }

  @Override
  public void close() {
    closing.countDown();
    server.close();
  }
}
