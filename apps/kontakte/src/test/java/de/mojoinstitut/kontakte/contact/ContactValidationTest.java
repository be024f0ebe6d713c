package de.mojoinstitut.kontakte.contact;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.kontakte.KontakteTest;
import de.mojoinstitut.kontakte.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactValidationTest extends KontakteTest {

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
}
