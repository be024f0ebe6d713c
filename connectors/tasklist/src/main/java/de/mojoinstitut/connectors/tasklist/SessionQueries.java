package de.mojoinstitut.connectors.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.core.task.CompletedTasks.CompletedTask;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Tasklist's own API, up to 8.7: a login gives a session, which is renewed when it is refused.
 * There the assignee of a completed task is who completed it.
 */
final class SessionQueries implements TaskQueries {

  private static final String CSRF = "X-CSRF-TOKEN";
  private static final int MOST = 50;

  private final TasklistHttp http;
  private final TasklistProperties properties;
  private volatile Map<String, String> headers = Map.of();

  SessionQueries(TasklistHttp http, TasklistProperties properties) {
    this.http = http;
    this.properties = properties;
  }

  @Override
  public List<CompletedTask> completed(long processInstanceKey, String elementId) {
    JsonNode found =
        post(
            "/v1/tasks/search",
            Map.of(
                "state",
                "COMPLETED",
                "processInstanceKey",
                Long.toString(processInstanceKey),
                "taskDefinitionId",
                elementId,
                "sort",
                List.of(Map.of("field", "completionTime", "order", "DESC")),
                "pageSize",
                MOST));
    List<CompletedTask> tasks = new ArrayList<>();
    for (JsonNode task : found) {
      tasks.add(task(task));
    }
    return tasks;
  }

  private CompletedTask task(JsonNode task) {
    String id = task.path("id").asText();
    JsonNode variables = post("/v1/tasks/" + id + "/variables/search", Map.of());
    return new CompletedTask(
        id,
        task.path("assignee").asText(null),
        CompletionDates.parse(task.path("completionDate").asText("")),
        Variables.read(variables, "isValueTruncated"));
  }

  private JsonNode post(String path, Map<String, ?> body) {
    HttpResponse<String> first = http.post(path, body, headers);
    if (first.statusCode() != 401 && first.statusCode() != 403) {
      return TasklistHttp.read(first);
    }
    logIn();
    return TasklistHttp.read(http.post(path, body, headers));
  }

  private void logIn() {
    HttpResponse<String> response =
        http.post(
            "/api/login?username=%s&password=%s"
                .formatted(encoded(properties.user()), encoded(properties.password())),
            Map.of(),
            Map.of());
    if (response.statusCode() / 100 != 2) {
      throw TasklistHttp.unavailable("login " + response.statusCode());
    }
    headers =
        response.headers().firstValue(CSRF).map(token -> Map.of(CSRF, token)).orElse(Map.of());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
