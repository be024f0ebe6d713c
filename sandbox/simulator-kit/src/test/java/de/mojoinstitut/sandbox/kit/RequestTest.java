package de.mojoinstitut.sandbox.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestTest {

  private static Request request(String query, String body) {
    return new Request(
        "GET", "/", Map.of(), query, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void shouldReadRepeatedQueryParameters() {
    assertThat(request("user_id=a&limit=2&user_id=b%20c", "").queryValues("user_id"))
        .containsExactly("a", "b c");
  }

  @Test
  void shouldReadAForm() {
    assertThat(request("", "name=M%C3%BCller&empty=").form())
        .containsEntry("name", "Müller")
        .containsEntry("empty", "");
  }
}
