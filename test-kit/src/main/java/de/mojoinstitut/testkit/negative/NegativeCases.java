package de.mojoinstitut.testkit.negative;

import de.mojoinstitut.testkit.negative.Judge.Traces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * All bad requests that follow from an application's OpenAPI document, as JUnit's dynamic tests.
 * Every operation needs a {@link Sample}; the sound request itself is sent last and must succeed,
 * which proves that each bad one was refused for the one thing that is wrong with it.
 */
public final class NegativeCases {

  private static final int FLOOR_PER_OPERATION = 10;

  private final String application;
  private final Supplier<Map<String, String>> rows;
  private final Path report;
  private final Calls calls;
  private final ApiDocument document;
  private final Map<String, List<Sample>> samples = new LinkedHashMap<>();

  private final LogListener log = new LogListener();
  private Map<String, String> stored = Map.of();
  private int generated;
  private int answered;

  private NegativeCases(
      String application, URI base, Supplier<Map<String, String>> rows, Path report) {
    this.application = application;
    this.rows = rows;
    this.report = report;
    this.calls = new Calls(base);
    this.document = new ApiDocument(calls.send(Request.of("GET", "/v3/api-docs")).json());
  }

  /**
   * @param base the running application
   * @param rows what it has stored, by table; see {@link StoredRows}
   */
  public static NegativeCases of(String application, URI base, Supplier<Map<String, String>> rows) {
    return new NegativeCases(application, base, rows, Path.of("target", "negative-cases.txt"));
  }

  static NegativeCases of(
      String application, URI base, Supplier<Map<String, String>> rows, Path report) {
    return new NegativeCases(application, base, rows, report);
  }

  /**
   * @param operation as {@code POST /api/things}
   * @param variants the first is used for everything; further ones show properties that it cannot
   */
  public NegativeCases sample(String operation, Sample... variants) {
    samples.put(operation, List.of(variants));
    return this;
  }

  /** The tests: what the samples lack, the bad requests, the sound ones, the report. */
  public Stream<DynamicNode> nodes() {
    List<DynamicNode> nodes = new ArrayList<>();
    nodes.add(
        DynamicTest.dynamicTest(
            "every operation has its samples",
            () -> fail(new Completeness(document, samples).complaints())));
    nodes.add(DynamicTest.dynamicTest("everything is quiet", this::settle));
    List<DynamicNode> sound = new ArrayList<>();
    Set<String> paths = new HashSet<>();
    for (Operation operation : document.operations()) {
      List<Sample> variants = samples.getOrDefault(operation.name(), List.of());
      if (!variants.isEmpty()) {
        List<Case> cases = cases(operation, variants, paths.add(operation.path()));
        generated += cases.size();
        nodes.add(
            DynamicContainer.dynamicContainer(
                operation.name(), cases.stream().map(each -> test(operation, each))));
        sound.add(soundTest(operation, variants));
      }
    }
    nodes.add(DynamicContainer.dynamicContainer("sound requests", sound));
    nodes.add(DynamicTest.dynamicTest("report", this::writeReport));
    return nodes.stream();
  }

  private List<Case> cases(Operation operation, List<Sample> variants, boolean firstOfPath) {
    Sample main = variants.getFirst();
    Request sound = sound(operation, main);
    List<Case> cases = new ArrayList<>(RefusalCases.of(operation, main, sound));
    cases.addAll(ParameterCases.of(operation, main, sound));
    cases.addAll(WireCases.of(operation, sound));
    Schema body = operation.body();
    if (operation.takesObject() && body != null) {
      Set<String> known = new HashSet<>();
      for (Sample variant : variants) {
        cases.addAll(BodyCases.of(body, sound(operation, variant), known));
      }
    }
    if (firstOfPath) {
      List<String> methods =
          document.operations().stream()
              .filter(each -> each.path().equals(operation.path()))
              .map(Operation::method)
              .toList();
      cases.addAll(WireCases.ofPath(sound, operation.secured(), methods));
    }
    return cases;
  }

  private static Request sound(Operation operation, Sample sample) {
    Request request = sample.request().to(operation.method(), operation.path());
    if (operation.isIdempotent()) {
      request = request.header(Operation.IDEMPOTENCY_KEY, UUID.randomUUID().toString());
    }
    return sample.callers().isEmpty()
        ? request
        : request.bearer(sample.callers().getFirst().token());
  }

  private DynamicTest test(Operation operation, Case each) {
    String name = operation.name() + ": " + each.name() + " → " + each.answer();
    return DynamicTest.dynamicTest(
        name,
        () -> {
          fail(name, complaints(operation, each));
          answered++;
        });
  }

  private List<String> complaints(Operation operation, Case each) {
    Map<String, String> before = stored;
    log.take();
    Reply reply = calls.send(withFreshKey(operation, each.request()));
    stored = rows.get();
    return Judge.complaints(operation, each, new Traces(reply, log.take(), before, stored));
  }

  // A refusal that was kept must not answer for the next one.
  private static Request withFreshKey(Operation operation, Request request) {
    String key = request.headers().get(Operation.IDEMPOTENCY_KEY);
    boolean ours = key != null && key.length() == UUID.randomUUID().toString().length();
    return operation.isIdempotent() && ours
        ? request.header(Operation.IDEMPOTENCY_KEY, UUID.randomUUID().toString())
        : request;
  }

  private DynamicNode soundTest(Operation operation, List<Sample> variants) {
    return DynamicTest.dynamicTest(
        operation.name() + " succeeds",
        () -> {
          for (Sample variant : variants) {
            succeed(operation, variant);
          }
        });
  }

  private void succeed(Operation operation, Sample sample) {
    Request sound = sound(operation, sample);
    Reply reply = calls.send(sound);
    if (!reply.isSuccess() || !operation.responses().containsKey(reply.status())) {
      fail(List.of("the sample is refused, or its status is not documented: " + reply));
    }
    for (Credential caller : sample.callers()) {
      if (operation.method().equals("GET")) {
        Reply again = calls.send(sound.bearer(caller.token()));
        fail(again.isSuccess() ? List.of() : List.of("refused for " + caller + ": " + again));
      }
    }
    settle();
    UnaryOperator<Request> otherBody = sample.otherBody();
    if (otherBody != null) {
      Case mismatch =
          Case.of(
              "key again with another body",
              otherBody.apply(sound),
              Case.Answer.of(422, "IDEMPOTENCY_MISMATCH"));
      generated++;
      Map<String, String> before = stored;
      Reply second = calls.send(mismatch.request());
      stored = rows.get();
      fail(Judge.complaints(operation, mismatch, new Traces(second, log.take(), before, stored)));
      answered++;
    }
  }

  private void settle() {
    stored = Quiet.await(rows);
    log.take();
  }

  private void writeReport() throws IOException {
    log.close();
    String line =
        "negative cases: %s %d generated, %d answered as documented"
            .formatted(application, generated, answered);
    System.out.println(line);
    Files.createDirectories(report.toAbsolutePath().getParent());
    Files.writeString(report, line + System.lineSeparator());
    int floor = FLOOR_PER_OPERATION * document.operations().size();
    if (generated < floor || answered < generated) {
      fail(List.of(line + "; at least " + floor + " are wanted, and all answered"));
    }
  }

  private static void fail(String name, List<String> complaints) {
    fail(complaints.stream().map(each -> name + ": " + each).toList());
  }

  private static void fail(List<String> complaints) {
    if (!complaints.isEmpty()) {
      throw new AssertionError(String.join(System.lineSeparator(), complaints));
    }
  }

  /** Sends requests to the application. */
  private record Calls(URI base, HttpClient http) {
    Calls(URI base) {
      this(base, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    Reply send(Request request) {
      HttpRequest wire = request.at(base);
      try {
        HttpResponse<String> answer = http.send(wire, BodyHandlers.ofString());
        return new Reply(
            answer.statusCode(),
            answer.headers().firstValue("Content-Type").orElse(""),
            answer.body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
