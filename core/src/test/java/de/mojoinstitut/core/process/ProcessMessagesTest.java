package de.mojoinstitut.core.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.chassis.outbox.OutboxMessage;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.testing.CoreTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ProcessMessagesTest extends CoreTest {

  @Autowired ProcessMessages messages;
  @Autowired PlatformTransactionManager transactions;

  @Test
  void shouldReadWhatItPublished() {
    // given
    ProcessMessage message =
        new ProcessMessage(
            "booking.held",
            "key_round_trip",
            "booking.held:key_round_trip",
            Duration.ofDays(7),
            Map.of("bookingId", "booking_1", "latePayment", true, "count", 3));

    // when
    publish(message);

    // then
    assertThat(database.processMessages("key_round_trip")).containsExactly(message);
  }

  @Test
  void shouldPublishTheSameMessageOnce() {
    // given
    ProcessMessage message =
        new ProcessMessage("booking.held", "key_twice", "held:twice", Duration.ofDays(7), Map.of());

    // when
    publish(message);
    publish(message);

    // then
    assertThat(database.processMessages("key_twice")).hasSize(1);
  }

  @Test
  void shouldRefuseWhatIsNoProcessMessage() {
    assertThatThrownBy(
            () -> ProcessMessages.read(new OutboxMessage("engine", "key", "id_1", "no JSON")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("id_1");
  }

  @Test
  void shouldRefuseVariablesThatAreNoJson() {
    // given
    ProcessMessage message =
        new ProcessMessage("x", "key_none", "id_none", Duration.ZERO, Map.of("x", new Object()));

    // then
    assertThatThrownBy(() -> publish(message)).isInstanceOf(IllegalArgumentException.class);
    assertThat(database.processMessages("key_none")).isEmpty();
  }

  private void publish(ProcessMessage message) {
    Scopes.run(
        Scope.machinery(),
        () ->
            new TransactionTemplate(transactions)
                .executeWithoutResult(status -> messages.publish(message)));
  }
}
