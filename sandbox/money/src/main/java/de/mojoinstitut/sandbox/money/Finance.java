package de.mojoinstitut.sandbox.money;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.stack.client.HubApi;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import de.mojoinstitut.sandbox.stack.client.JsonHttp.Answer;
import de.mojoinstitut.sandbox.stack.client.Tokens;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import de.mojoinstitut.sandbox.stack.trial.Pause;
import de.mojoinstitut.sandbox.stack.trial.TrialStack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Two people of finance: one starts a payout run, the other approves it where that is needed. */
final class Finance {

  private static final String STARTS = "user_fin1";
  private static final String APPROVES = "user_fin2";
  private static final Duration EACH_STEP_WITHIN = Duration.ofMinutes(4);
  private static final Set<String> OVER = Set.of("DONE", "REJECTED", "PREVIEW");

  private final TrialStack stack;
  private final Consumer<String> progress;

  Finance(TrialStack stack, Consumer<String> progress) {
    this.stack = stack;
    this.progress = progress;
  }

  /**
   * Pays all that is payable in a region.
   *
   * @param kill whether the hub is killed while the run pays, and started again
   */
  void payOut(String region, boolean kill) {
    String id =
        insist(
                STARTS,
                (api, key) ->
                    api.post(
                        "/api/payout-runs",
                        key,
                        JsonHttp.object()
                            .put("region", region)
                            .put("cutoff", stack.clock().instant().toString())
                            .put("dryRun", false)))
            .path("payoutRunId")
            .asText();
    String status = await(id, Set.of("AWAITING_APPROVAL", "PAYING", "DONE"));
    boolean approved = status.equals("AWAITING_APPROVAL");
    if (approved) {
      insist(
          APPROVES,
          (api, key) ->
              api.post(
                  "/api/payout-runs/" + id + "/approval",
                  key,
                  JsonHttp.object().put("decision", "APPROVE")));
    }
    if (kill) {
      killTheHub(id);
    }
    progress.accept(
        "Payout run %s: %s%s"
            .formatted(region, await(id, OVER), approved ? ", approved by the other person" : ""));
  }

  private void killTheHub(String run) {
    String paying = "select status from hub.payout_run where id = '%s'".formatted(run);
    Pause.until(
        EACH_STEP_WITHIN,
        () ->
            stack.database().list(paying, row -> row.getString(1)).stream()
                .filter(status -> status.equals("PAYING") || status.equals("DONE"))
                .findFirst());
    stack.kill(List.of("hub"));
    progress.accept("The hub is killed while the run pays");
    if (!stack.up()) {
      throw new Problem("The hub did not start again");
    }
  }

  private String await(String run, Set<String> statuses) {
    return Pause.until(
            EACH_STEP_WITHIN,
            () ->
                Optional.of(
                        api(STARTS)
                            .get("/api/payout-runs/" + run)
                            .orThrow("The hub")
                            .path("status")
                            .asText())
                    .filter(statuses::contains))
        .orElseThrow(() -> new Problem("Run %s did not become one of %s".formatted(run, statuses)));
  }

  /** The request, sent until there is an answer. */
  private interface Request {
    Answer send(HubApi api, String key);
  }

  private JsonNode insist(String user, Request request) {
    String key = UUID.randomUUID().toString();
    return Pause.until(
            EACH_STEP_WITHIN,
            () -> Optional.of(request.send(api(user), key)).filter(Answer::isFinal))
        .orElseThrow(() -> new Problem("The hub gave no answer"))
        .orThrow("The hub");
  }

  private HubApi api(String user) {
    return new HubApi(stack.hub(), stack.tokens().user(Tokens.Order.of(user)));
  }
}
