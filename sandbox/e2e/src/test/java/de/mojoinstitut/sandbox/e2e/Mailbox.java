package de.mojoinstitut.sandbox.e2e;

import static de.mojoinstitut.sandbox.e2e.World.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The mails that people got. */
record Mailbox(URI sink) {

  /** Waits for the mail with this subject to the booking's buyer, and gives its text. */
  String receives(Booking booking, String subject) {
    eventually().untilAsserted(() -> assertThat(subjects(booking)).contains(subject));
    return mails(booking).stream()
        .filter(mail -> mail.path("subject").asText().equals(subject))
        .findFirst()
        .orElseThrow()
        .path("text")
        .asText();
  }

  /** Refuses the next mail, as a mail server that is busy does. */
  void refusesOnce() {
    JsonHttp.Answer answer =
        new JsonHttp()
            .post(
                sink.resolve("/_sandbox/trouble"),
                Map.of(),
                JsonHttp.object().put("code", 451).put("times", 1));
    assertThat(answer.isSuccess()).as("%s", answer).isTrue();
  }

  /** Subjects of all mails to the buyer that name the booking, oldest first. */
  List<String> subjects(Booking booking) {
    return mails(booking).stream().map(mail -> mail.path("subject").asText()).toList();
  }

  /** The same by message id: what was sent twice under one id counts once. */
  Set<String> messages(Booking booking) {
    return mails(booking).stream()
        .map(mail -> mail.path("messageId").asText())
        .collect(Collectors.toSet());
  }

  private List<JsonNode> mails(Booking booking) {
    String query = "/_sandbox/mails?to=" + booking.buyer().address();
    return World.stream(
            new JsonHttp().get(sink.resolve(query), Map.of()).orThrow("mail").path("items"))
        .filter(mail -> mail.path("subject").asText().contains(booking.number()))
        .toList();
  }
}
