package de.mojoinstitut.connectors.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.connectors.stripe.ProviderDispute.State;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StripeDisputesTest extends SimulatedStripe {

  private static ProviderDispute disputed() {
    String intent = paidIntent();
    sandbox("POST", "/disputes", "{'paymentIntent': '%s', 'amount': 4000}".formatted(intent));
    return value(stripe.disputes().list(intent)).getFirst();
  }

  @Test
  void shouldSeeWhatADisputeTakes() {
    // when
    ProviderDispute dispute = disputed();

    // then
    assertThat(dispute.state()).isEqualTo(State.NEEDS_RESPONSE);
    assertThat(dispute.amount()).isEqualTo(4_000);
    assertThat(dispute.fee()).isEqualTo(2_000);
    assertThat(dispute.taken()).isEqualTo(6_000);
    assertThat(dispute.paymentIntentId()).startsWith("pi_");
    assertThat(dispute.dueBy()).isNotNull();
  }

  @Test
  void shouldSeeAnAnsweredDisputeWon() {
    // given
    ProviderDispute dispute = disputed();
    ProviderDispute answered =
        value(stripe.disputes().answer(dispute.id(), "The event took place.", key()));

    // when
    sandbox("POST", "/disputes/" + dispute.id() + "/settle", "{'outcome': 'won'}");

    // then
    assertThat(answered.state()).isEqualTo(State.UNDER_REVIEW);
    ProviderDispute won = value(stripe.disputes().retrieve(dispute.id()));
    assertThat(won.state()).isEqualTo(State.WON);
    assertThat(won.taken()).isEqualTo(2_000);
  }

  @Test
  void shouldLoseWhatIsAccepted() {
    // given
    ProviderDispute dispute = disputed();
    String key = key();

    // when
    ProviderDispute lost = value(stripe.disputes().accept(dispute.id(), key));

    // then
    assertThat(lost.state()).isEqualTo(State.LOST);
    assertThat(lost.taken()).isEqualTo(6_000);
    assertThat(value(stripe.disputes().accept(dispute.id(), key))).isEqualTo(lost);
  }

  @Test
  void shouldListWhatBeganSince() {
    // given
    ProviderDispute dispute = disputed();
    Instant now = Instant.now();

    // then
    assertThat(value(stripe.disputes().since(now.minus(Duration.ofHours(1))))).contains(dispute);
    assertThat(value(stripe.disputes().since(now.plus(Duration.ofHours(1))))).isEmpty();
  }
}
