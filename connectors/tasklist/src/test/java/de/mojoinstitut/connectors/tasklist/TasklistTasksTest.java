package de.mojoinstitut.connectors.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.connectors.tasklist.TasklistProperties.Api;
import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.task.CompletedTasks.CompletedTask;
import de.mojoinstitut.sandbox.kit.Request;
import de.mojoinstitut.sandbox.kit.Response;
import de.mojoinstitut.sandbox.kit.ScriptedServer;
import de.mojoinstitut.sandbox.kit.SimulatorServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that speaks both APIs as Camunda documents them. */
class TasklistTasksTest {

  /** Nothing here takes so long on a busy machine; whoever wants a time-out is IMPATIENT. */
  private static final Duration PATIENT = Duration.ofSeconds(20);

  private static final Duration IMPATIENT = Duration.ofMillis(300);
  private static final long INSTANCE = 2251799813685249L;

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile String session = "s1";
  private volatile String assignee = "\"user_fin2\"";
  private SimulatorServer camunda;

  @BeforeEach
  void start() throws IOException {
    camunda = new SimulatorServer(0).otherwise(this::answer).start();
  }

  @AfterEach
  void stop() {
    camunda.close();
  }

  private Response answer(Request request) throws IOException {
    requests.add(request);
    return switch (request.path()) {
      case "/api/login" -> logIn(request);
      case "/v1/tasks/search" -> ofSession(request, tasks("id", "completionDate", "+0000"));
      case "/v1/tasks/72/variables/search", "/v1/tasks/71/variables/search" ->
          ofSession(request, variables("isValueTruncated"));
      case "/v2/user-tasks/search" ->
          ofUser(
              request,
              "{\"items\": " + tasks("userTaskKey", "completionDate", "Z") + ", \"page\": {}}");
      case "/v2/user-tasks/72/variables/search", "/v2/user-tasks/71/variables/search" ->
          ofUser(request, "{\"items\": " + variables("isTruncated") + "}");
      default -> Response.empty(404);
    };
  }

  private Response logIn(Request request) {
    Map<String, String> login = request.queryParameters();
    boolean right = "hub".equals(login.get("username")) && "g&h ö".equals(login.get("password"));
    return right
        ? Response.empty(204)
            .with("Set-Cookie", "TASKLIST-SESSION=" + session + "; Path=/; HttpOnly")
            .with("X-CSRF-TOKEN", "csrf-" + session)
        : Response.empty(401);
  }

  private Response ofSession(Request request, String json) {
    boolean known =
        request.header("Cookie").orElse("").contains("TASKLIST-SESSION=" + session)
            && request.header("X-CSRF-TOKEN").orElse("").equals("csrf-" + session);
    return known ? json(json) : Response.empty(401);
  }

  private static Response ofUser(Request request, String json) {
    return request.header("Authorization").orElse("").equals("Basic aHViOmcmaCDDtg==")
        ? json(json)
        : Response.empty(401);
  }

  private static Response json(String body) {
    return new Response(
        200, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
  }

  private String tasks(String id, String date, String zone) {
    return """
        [{"%1$s": "72", "%2$s": "2026-11-22T10:00:01.5%3$s", "assignee": %4$s, "taskState": "COMPLETED"},
         {"%1$s": "71", "%2$s": "2026-11-22T10:00:00.000%3$s", "assignee": "user_fin1", "taskState": "COMPLETED"}]"""
        .formatted(id, date, zone, assignee);
  }

  private static String variables(String truncated) {
    return """
        [{"name": "decision", "value": "\\"APPROVE\\"", "%1$s": false}, {"name": "dryRun", "value": "true"},
         {"name": "comment", "value": "null", "%1$s": false}, {"name": "preview", "value": null, "%1$s": true}]"""
        .formatted(truncated);
  }

  private TasklistTasks tasks(Api api, String password) {
    return tasks(api, camunda.url(), password, PATIENT);
  }

  private static TasklistTasks tasks(Api api, URI url, String password, Duration patience) {
    return new TasklistTasks(new TasklistProperties(api, url, "hub", password, PATIENT, patience));
  }

  @ParameterizedTest
  @EnumSource
  void shouldTellWhoCompletedTheTasksAndHowTheLatestLast(Api api) {
    // when
    List<CompletedTask> found = tasks(api, "g&h ö").of(INSTANCE, "Task_ApprovePayoutRun");

    // then
    Map<String, Object> variables = Map.of("decision", "APPROVE", "dryRun", true);
    assertThat(found)
        .containsExactly(
            new CompletedTask("71", "user_fin1", Instant.parse("2026-11-22T10:00:00Z"), variables),
            new CompletedTask(
                "72", "user_fin2", Instant.parse("2026-11-22T10:00:01.500Z"), variables));
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotKnowWhoCompletedATaskOfNobody(Api api) {
    // given
    assignee = "null";

    // then
    assertThat(tasks(api, "g&h ö").of(INSTANCE, "Task_ApprovePayoutRun").getLast().completedBy())
        .isNull();
  }

  @Test
  void shouldAskForCompletedTasksOfTheElementInTheInstance() {
    // when
    tasks(Api.V1, "g&h ö").of(INSTANCE, "Task_ApprovePayoutRun");
    tasks(Api.V2, "g&h ö").of(INSTANCE, "Task_ApprovePayoutRun");

    // then
    JsonNode v1 = body("/v1/tasks/search");
    assertThat(v1.path("state").asText()).isEqualTo("COMPLETED");
    assertThat(v1.path("processInstanceKey").asText()).isEqualTo(Long.toString(INSTANCE));
    assertThat(v1.path("taskDefinitionId").asText()).isEqualTo("Task_ApprovePayoutRun");
    JsonNode v2 = body("/v2/user-tasks/search").path("filter");
    assertThat(v2.path("state").asText()).isEqualTo("COMPLETED");
    assertThat(v2.path("processInstanceKey").asText()).isEqualTo(Long.toString(INSTANCE));
    assertThat(v2.path("elementId").asText()).isEqualTo("Task_ApprovePayoutRun");
  }

  private JsonNode body(String path) {
    return TasklistHttp.parse(
        requests.stream()
            .filter(request -> request.path().equals(path))
            .findFirst()
            .orElseThrow()
            .text());
  }

  @Test
  void shouldRenewASessionThatHasEnded() {
    // given
    TasklistTasks tasks = tasks(Api.V1, "g&h ö");
    tasks.of(INSTANCE, "Task_ApprovePayoutRun");
    session = "s2";

    // then
    assertThat(tasks.of(INSTANCE, "Task_ApprovePayoutRun")).hasSize(2);
    assertThat(requests.stream().filter(each -> each.path().equals("/api/login"))).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void shouldCallARefusedLoginAnOutage(Api api) {
    assertThatThrownBy(() -> tasks(api, "wrong").of(INSTANCE, "Task_ApprovePayoutRun"))
        .isInstanceOf(OutsideUnavailableException.class)
        .hasMessageContaining("401")
        .hasMessageNotContaining("wrong");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 429, 500, 503})
  void shouldSayThatTheTaskListIsUnavailable(int status) {
    try (ScriptedServer broken = new ScriptedServer()) {
      broken.answers(status, "{}");
      for (Api api : Api.values()) {
        assertThatThrownBy(() -> tasks(api, broken.url(), "", PATIENT).of(INSTANCE, "Task_X"))
            .isInstanceOf(OutsideUnavailableException.class)
            .hasMessage("tasklist: " + status);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotWaitForeverNorReadNonsense(Api api) {
    try (ScriptedServer broken = new ScriptedServer()) {
      broken.answers(200, "<html>");
      assertThatThrownBy(() -> tasks(api, broken.url(), "", PATIENT).of(INSTANCE, "Task_X"))
          .isInstanceOf(OutsideUnavailableException.class)
          .hasMessage("tasklist: unreadable");
      broken.neverAnswers();
      assertThatThrownBy(() -> tasks(api, broken.url(), "", IMPATIENT).of(INSTANCE, "Task_X"))
          .isInstanceOf(OutsideUnavailableException.class)
          .hasMessageContaining("Timeout");
    }
  }

  @Test
  void shouldNotShowThePassword() {
    assertThat(
            new TasklistProperties(
                    Api.V1, URI.create("http://localhost:1"), "hub", "secret", PATIENT, PATIENT)
                .toString())
        .doesNotContain("secret");
  }
}
