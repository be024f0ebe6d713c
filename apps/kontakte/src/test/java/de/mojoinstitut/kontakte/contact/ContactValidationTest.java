package de.mojoinstitut.kontakte.contact;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.kontakte.KontakteTest;
import de.mojoinstitut.kontakte.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactValidationTest extends KontakteTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "clerkUserId | null              | REQUIRED",
        "clerkUserId | 'a b'             | PATTERN",
        "name        | null              | REQUIRED",
        "name        | '  '              | REQUIRED",
        "name        | 'a\\nb'           | PLAIN_TEXT",
        "email       | null              | REQUIRED",
        "email       | 'max'             | EMAIL",
        "email       | 'max@localhost'   | EMAIL",
        "email       | 'a@b@example.org' | EMAIL",
        "source      | null              | REQUIRED",
        "source      | 'Campus Event'    | PATTERN",
        "version     | -1                | POSITIVE_OR_ZERO",
        "version     | '1'               | INVALID",
        "origin      | 'a/b'             | PATTERN",
        "stage       | 'RESILIENZ'       | UNKNOWN_FIELD",
      })
  void shouldRefuseAField(String field, String value, String code) {
    // given
    String tenant = tenant("valid");
    String body =
        contact("user_max", tenant)
            .replaceFirst("'" + field + "': '[^']*',? ?", "")
            .replaceFirst("\\{", "{'" + field + "': " + value.replace("\\", "\\\\") + ", ")
            .replaceFirst(", *}", "}");

    // when
    Answer answer = call("POST", "/api/contacts").asHub(tenant).body(body).send();

    // then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("VALIDATION");
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201})
  void shouldLimitTheNamesLength(int length) {
    // given
    String tenant = tenant("long");

    // when
    Answer answer =
        call("POST", "/api/contacts")
            .asHub(tenant)
            .body(contact("user_long", tenant, "ä".repeat(length), null))
            .send();

    // then
    assertThat(answer.status() == 400).isEqualTo(length > 200);
  }

  @Test
  void shouldWantAnIdempotencyKey() {
    // given
    String tenant = tenant("nokey");

    // when
    Answer answer =
        call("POST", "/api/contacts")
            .asHub(tenant)
            .key(null)
            .body(contact("user_max", tenant))
            .send();

    // then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
  }

  @Test
  void shouldAnswerARepeatedRequestAsFirst() {
    // given
    String tenant = tenant("again");
    Call call = call("POST", "/api/contacts").asHub(tenant).body(contact("user_again", tenant));

    // when
    Answer first = call.send();
    Answer second = call.send();
    Answer other = call.body(contact("user_again", tenant, "Moritz", null)).send();

    // then
    assertThat(second).isEqualTo(first);
    assertThat(second.status()).isEqualTo(201);
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("IDEMPOTENCY_MISMATCH");
  }

  @Test
  void shouldAnswerTwinsThatArriveTogetherAlike() throws Exception {
    // given
    String tenant = tenant("twins");
    Call call = call("POST", "/api/contacts").asHub(tenant).body(contact("user_twins", tenant));

    // when
    var answers = Parallel.times(16, i -> call.send());

    // then
    assertThat(answers).containsOnly(answers.getFirst());
    assertThat(answers.getFirst().status()).isEqualTo(201);
    assertThat(query("select version from contact where clerk_user_id = 'user_twins'"))
        .containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?limit=0",
        "?limit=201",
        "?limit=x",
        "?cursor=%21",
        "?cursor=c3g",
        "?cursor=cw",
        "?clerkUserId=a%00b"
      })
  void shouldRefuseAQuery(String query) {
    // given
    String tenant = tenant("query");

    // when
    Answer answer = call("GET", "/api/contacts" + query).asHub(tenant).send();

    // then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("VALIDATION");
  }
}
