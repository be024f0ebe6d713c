package de.mojoinstitut.connectors.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.core.task.CompletedTasks.CompletedTask;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The orchestration cluster's API, from 8.8 on, with basic authentication or none. */
final class ClusterQueries implements TaskQueries {

  private static final int MOST = 50;

  private final TasklistHttp http;
  private final Map<String, String> headers;

  ClusterQueries(TasklistHttp http, TasklistProperties properties) {
    this.http = http;
    this.headers =
        properties.user().isEmpty()
            ? Map.of()
            : Map.of("Authorization", "Basic " + credentials(properties));
  }

  private static String credentials(TasklistProperties properties) {
    return Base64.getEncoder()
        .encodeToString(
            (properties.user() + ":" + properties.password()).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public List<CompletedTask> completed(long processInstanceKey, String elementId) {
    JsonNode found =
        post(
            "/v2/user-tasks/search",
            Map.of(
                "filter",
                Map.of(
                    "state",
                    "COMPLETED",
                    "processInstanceKey",
                    Long.toString(processInstanceKey),
                    "elementId",
                    elementId),
                "sort",
                List.of(Map.of("field", "completionDate", "order", "DESC")),
                "page",
                Map.of("limit", MOST)));
    List<CompletedTask> tasks = new ArrayList<>();
    for (JsonNode task : found.path("items")) {
      tasks.add(task(task));
    }
    return tasks;
  }

  private CompletedTask task(JsonNode task) {
    String key = task.path("userTaskKey").asText();
    JsonNode variables = post("/v2/user-tasks/" + key + "/variables/search", Map.of());
    return new CompletedTask(
        key,
        task.path("assignee").asText(null),
        CompletionDates.parse(task.path("completionDate").asText("")),
        Variables.read(variables.path("items"), "isTruncated"));
  }

  private JsonNode post(String path, Map<String, ?> body) {
    return TasklistHttp.read(http.post(path, body, headers));
  }
}
