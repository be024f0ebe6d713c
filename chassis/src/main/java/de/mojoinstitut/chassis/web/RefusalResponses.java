package de.mojoinstitut.chassis.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The refusals that follow from what an operation takes, each with its status and codes. */
final class RefusalResponses {

  static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private static final String PROBLEM = "Problem";

  private final String path;
  private final Operation operation;
  private final ApiResponses responses;

  RefusalResponses(String path, Operation operation) {
    this.path = path;
    this.operation = operation;
    this.responses = operation.getResponses();
  }

  /** The body of every refusal. */
  static void addSchema(OpenAPI api) {
    Schema<?> error =
        new ObjectSchema()
            .addProperty("field", new StringSchema())
            .addProperty("code", new StringSchema());
    Schema<?> problem =
        new ObjectSchema()
            .addProperty("type", new StringSchema())
            .addProperty("title", new StringSchema())
            .addProperty("status", new IntegerSchema())
            .addProperty("code", new StringSchema())
            .addProperty("reason", new StringSchema())
            .addProperty("errors", new ArraySchema().items(error));
    problem.setRequired(List.of("status", "code"));
    api.getComponents().addSchemas(PROBLEM, problem);
  }

  void add() {
    boolean body = operation.getRequestBody() != null;
    boolean object = body && takesObject();
    boolean idempotent = takes(IDEMPOTENCY_KEY);
    boolean secured = operation.getSecurity() == null || !operation.getSecurity().isEmpty();
    if (secured) {
      add(401, "UNAUTHENTICATED");
      add(403, "FORBIDDEN");
    }
    invalid(object, idempotent);
    if (path.contains("{") || takes("x-tenant-id")) {
      add(404, "NOT_FOUND");
    }
    if (responses.entrySet().stream().anyMatch(RefusalResponses::answersWithBody)) {
      add(406, "NOT_ACCEPTABLE");
    }
    if (body) {
      add(413, "TOO_LARGE");
    }
    if (object) {
      add(415, "UNSUPPORTED_MEDIA_TYPE");
    }
    if (idempotent) {
      add(409, "IDEMPOTENCY_IN_PROGRESS");
      add(422, "IDEMPOTENCY_MISMATCH");
    }
    add(503, "TEMPORARILY_UNAVAILABLE");
    responses.forEach((status, response) -> asProblem(status, response));
  }

  private boolean takesObject() {
    return operation.getRequestBody().getContent().values().stream()
        .anyMatch(type -> type.getSchema().get$ref() != null);
  }

  private void invalid(boolean object, boolean idempotent) {
    List<String> codes = new ArrayList<>();
    if (object || path.startsWith("/api/") || !parameters().isEmpty()) {
      codes.add("VALIDATION");
    }
    if (object || idempotent) {
      codes.add("MALFORMED_JSON");
    }
    if (idempotent) {
      codes.add("IDEMPOTENCY_KEY_REQUIRED");
    }
    if (!codes.isEmpty()) {
      add(400, String.join(", ", codes));
    }
  }

  private void add(int status, String codes) {
    ApiResponse response =
        responses.computeIfAbsent(String.valueOf(status), none -> new ApiResponse());
    String declared = response.getDescription();
    if (declared == null) {
      response.setDescription(codes);
    } else if (!declared.contains(codes)) {
      response.setDescription(declared + ", " + codes);
    }
  }

  private static boolean answersWithBody(Map.Entry<String, ApiResponse> response) {
    Content content = response.getValue().getContent();
    return response.getKey().startsWith("2") && content != null && !content.isEmpty();
  }

  private static void asProblem(String status, ApiResponse response) {
    if (status.compareTo("400") >= 0) {
      response.setContent(
          new Content()
              .addMediaType(
                  "application/problem+json",
                  new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
    }
  }

  private boolean takes(String header) {
    return parameters().stream().anyMatch(each -> header.equalsIgnoreCase(each.getName()));
  }

  private List<Parameter> parameters() {
    return Objects.requireNonNullElse(operation.getParameters(), List.of());
  }
}
