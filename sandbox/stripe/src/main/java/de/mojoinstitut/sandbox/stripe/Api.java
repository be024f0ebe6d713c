package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Request;
import de.mojoinstitut.sandbox.kit.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** From an HTTP request to Stripe's answer: key, account, parameters, idempotency, trouble. */
final class Api {

  static final String VERSION = "2026-07-29.dahlia";

  private final Endpoints endpoints;
  private final Requests requests;
  private final State state;
  private final Idempotency idempotency;
  private final Trouble trouble;
  private final Patience patience;
  private final String secretKey;

  Api(
      Endpoints endpoints,
      Requests requests,
      State state,
      Trouble trouble,
      Patience patience,
      String secretKey) {
    this.endpoints = endpoints;
    this.requests = requests;
    this.state = state;
    this.idempotency = new Idempotency(state);
    this.trouble = trouble;
    this.patience = patience;
    this.secretKey = secretKey;
  }

  /** A request that has been understood. */
  private record Job(
      Origin origin, Endpoints.Match match, String method, String path, ObjectNode params) {

    String requestId() {
      return String.valueOf(origin.requestId());
    }
  }

  /** An answer, and the trouble that is still to come before it goes out. */
  private record Done(Answer answer, Optional<Trouble.Rule> trouble, @Nullable String replayOf) {}

  /**
   * @throws InterruptedException where no answer is to be given at all
   */
  Response handle(Request request) throws InterruptedException {
    String requestId = Ids.next("request");
    Response response;
    try {
      Job job = understand(request, requestId);
      Done done = run(job);
      if (done.trouble().isPresent() && done.trouble().get().kind() == Trouble.Kind.TIMEOUT_AFTER) {
        patience.hold(done.trouble().get().millis());
      }
      response = http(done.answer());
      if (done.replayOf() != null) {
        response =
            response.with("Idempotent-Replayed", "true").with("Original-Request", done.replayOf());
      }
    } catch (StripeFailure refusal) {
      response = http(refusal.answer());
    }
    return echo(request, response.with("Request-Id", requestId));
  }

  private static Response http(Answer answer) {
    return Response.json(answer.status(), answer.body());
  }

  private static Response echo(Request request, Response response) {
    Response echoed = response.with("Stripe-Version", VERSION);
    for (String name : new String[] {"Idempotency-Key", "Stripe-Account"}) {
      Optional<String> value = request.header(name);
      if (value.isPresent()) {
        echoed = echoed.with(name, value.get());
      }
    }
    return echoed;
  }

  private Job understand(Request request, String requestId) {
    authenticate(request);
    String account = request.header("Stripe-Account").orElse(Origin.PLATFORM);
    if (!account.isEmpty()
        && state.find(Accounts.KIND, account).filter(a -> !Accounts.closed(a)).isEmpty()) {
      throw StripeFailure.noAccess(account);
    }
    Endpoints.Match match =
        endpoints
            .find(request.method(), request.path())
            .orElseThrow(() -> StripeFailure.unknownUrl(request.method(), request.path()));
    requests.count(match.endpoint());
    String encoded =
        request.method().equals("GET") ? request.query() : request.query() + "&" + request.text();
    ObjectNode params = match.endpoint().schema().read(FormTree.parse(encoded));
    String key =
        request.method().equals("POST")
            ? request.header("Idempotency-Key").filter(Predicate.not(String::isBlank)).orElse(null)
            : null;
    return new Job(
        new Origin(account, requestId, key), match, request.method(), request.path(), params);
  }

  private void authenticate(Request request) {
    String header =
        request
            .header("Authorization")
            .orElseThrow(
                () ->
                    StripeFailure.unauthorized(
                        "You did not provide an API key. Provide it in the Authorization header,"
                            + " using Bearer auth."));
    if (!secretIn(header).equals(secretKey)) {
      throw StripeFailure.unauthorized("Invalid API Key provided.");
    }
  }

  /** Of {@code Bearer key}, or of {@code Basic} with the key as the user's name. */
  private static String secretIn(String header) {
    if (!header.startsWith("Basic ")) {
      return header.replaceFirst("^Bearer ", "").strip();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring("Basic ".length()).strip());
      return new String(decoded, StandardCharsets.UTF_8).replaceFirst(":.*$", "");
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }

  private Done run(Job job) throws InterruptedException {
    String key = job.origin().idempotencyKey();
    if (key == null) {
      return execute(job, null);
    }
    try (Idempotency.Slot slot =
        idempotency.enter(job.origin().account(), key, job.path(), job.params())) {
      Optional<Idempotency.First> first = slot.first();
      return first.isPresent()
          ? new Done(first.get().answer(), Optional.empty(), first.get().requestId())
          : execute(job, slot);
    }
  }

  private Done execute(Job job, Idempotency.@Nullable Slot slot) throws InterruptedException {
    Optional<Trouble.Rule> rule = trouble.takeForRequest(job.method(), job.path());
    if (rule.isPresent()) {
      before(job, rule.get(), slot);
    }
    boolean breaks = rule.filter(r -> r.kind() == Trouble.Kind.ERROR_AFTER).isPresent();
    try {
      Answer answer =
          state.change(
              job.origin(),
              tx -> {
                Answer result = call(tx, job);
                return remembered(tx, job, slot, breaks ? StripeFailure.broken().answer() : result);
              });
      return new Done(answer, rule, null);
    } catch (StripeFailure refusal) {
      if (refusal.executed()) {
        keep(job, slot, refusal.answer());
      }
      throw refusal;
    }
  }

  private void before(Job job, Trouble.Rule rule, Idempotency.@Nullable Slot slot)
      throws InterruptedException {
    switch (rule.kind()) {
      case DELAY -> patience.hold(rule.millis());
      case SILENCE -> {
        patience.hold(rule.millis());
        throw new InterruptedException("no answer, as switched on");
      }
      case ERROR_BEFORE -> {
        StripeFailure broken = StripeFailure.broken();
        if (rule.remembered()) {
          keep(job, slot, broken.answer());
        }
        throw broken;
      }
      case ERROR_AFTER, TIMEOUT_AFTER -> {}
      case DECLINE,
          REFUND_PENDING,
          PAYOUT_FAILS,
          ONBOARDING,
          WEBHOOK_DUPLICATE,
          WEBHOOK_DELAY,
          WEBHOOK_REVERSE,
          WEBHOOK_DROP ->
          throw new IllegalStateException("no trouble of requests: " + rule.kind());
    }
  }

  private static Answer call(Tx tx, Job job) {
    Call call = new Call(tx, job.path(), job.match().variables(), job.params());
    Answer answer = job.match().endpoint().operation().run(call);
    return new Answer(
        answer.status(), Expansion.apply(tx, answer.body(), job.params().path("expand")));
  }

  private void keep(Job job, Idempotency.@Nullable Slot slot, Answer answer) {
    if (slot != null) {
      state.change(job.origin(), tx -> remembered(tx, job, slot, answer));
    }
  }

  private static Answer remembered(Tx tx, Job job, Idempotency.@Nullable Slot slot, Answer answer) {
    if (slot != null) {
      slot.remember(tx, answer, job.requestId());
    }
    return answer;
  }
}
