package de.mojoinstitut.hub.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What the hub answered. */
public record Reply(int status, String contentType, String body) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + body, e);
    }
  }

  /** Text of a field of the body. */
  public String text(String field) {
    return json().path(field).asText();
  }

  public Reply isStatus(int expected) {
    assertThat(status).as(body).isEqualTo(expected);
    return this;
  }

  /** RFC 9457 with our code. */
  public Reply isProblem(int expected, String code) {
    isStatus(expected);
    assertThat(contentType).startsWith("application/problem+json");
    assertThat(text("code")).isEqualTo(code);
    assertThat(json().path("status").asInt()).isEqualTo(expected);
    return this;
  }

  /** 400 {@code VALIDATION} that names this field with this code. */
  public Reply isInvalid(String field, String code) {
    isProblem(400, "VALIDATION");
    assertThat(json().path("errors"))
        .as(body)
        .anySatisfy(
            error -> {
              assertThat(error.path("field").asText()).isEqualTo(field);
              assertThat(error.path("code").asText()).isEqualTo(code);
            });
    return this;
  }
}
