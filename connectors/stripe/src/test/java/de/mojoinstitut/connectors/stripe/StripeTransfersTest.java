package de.mojoinstitut.connectors.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StripeTransfersTest extends SimulatedStripe {

  private static final String LOST = "{'kind': 'timeout_after', 'path': '/v1/transfers'}";

  @BeforeEach
  void haveMoney() {
    paidIntent();
  }

  private static TransferRequest request(long amount) {
    String id = "po_" + UUID.randomUUID();
    return new TransferRequest(id, id, account, amount, "EUR", null);
  }

  private static long atTheAccount() {
    return value(stripe.balances().ofAccount(account)).available("EUR");
  }

  @Test
  void shouldTransferOnceForTheSameKey() {
    // given
    long before = atTheAccount();
    TransferRequest request = request(1_000);
    String key = key();

    // when
    ProviderTransfer first = value(stripe.transfers().create(request, key));
    ProviderTransfer second = value(stripe.transfers().create(request, key));

    // then
    assertThat(second).isEqualTo(first);
    assertThat(atTheAccount()).isEqualTo(before + 1_000);
    assertThat(value(stripe.transfers().retrieve(first.id()))).isEqualTo(first);
  }

  @Test
  void shouldFindATransferByOurIdWhenTheAnswerWasLost() {
    // given
    TransferRequest request = request(1_000);
    trouble(LOST);

    // when
    StripeReply<ProviderTransfer> reply = hasty.transfers().create(request, key());

    // then
    assertThat(reply).isEqualTo(new StripeReply.Unknown<>("connection", false));
    assertThat(find(request))
        .hasValueSatisfying(found -> assertThat(found.amount()).isEqualTo(1_000));
  }

  private static Optional<ProviderTransfer> find(TransferRequest request) {
    return value(
        stripe
            .transfers()
            .find(request.transferGroup(), request.destination(), request.payoutId()));
  }

  @Test
  void shouldNotFindWhatAServerErrorPrevented() {
    // given
    TransferRequest request = request(1_000);
    trouble("{'kind': 'error_before', 'path': '/v1/transfers'}");
    String key = key();
    stripe.transfers().create(request, key);

    // when
    StripeReply<ProviderTransfer> again = stripe.transfers().create(request, key);

    // then
    assertThat(again)
        .isInstanceOfSatisfying(
            StripeReply.Unknown.class, unknown -> assertThat(unknown.keySpent()).isTrue());
    assertThat(find(request)).isEmpty();
  }

  @Test
  void shouldBeRefusedMoreThanThereIs() {
    assertThat(stripe.transfers().create(request(1_000_000_000), key()))
        .isEqualTo(new StripeReply.Refused<>("balance_insufficient", null));
  }

  @Test
  void shouldBeRefusedAnUnknownAccount() {
    assertThat(
            stripe
                .transfers()
                .create(new TransferRequest("po_1", "po_1", "acct_none", 100, "EUR", null), key()))
        .isEqualTo(new StripeReply.Refused<>("resource_missing", "destination"));
  }

  @Test
  void shouldTakeBackAPartAndFindItAgain() {
    // given
    ProviderTransfer sent = value(stripe.transfers().create(request(1_000), key()));
    trouble(LOST);
    ReversalRequest request = new ReversalRequest("rev_1", sent.id(), 400);

    // when
    StripeReply<ProviderReversal> reply = hasty.transfers().reverse(request, key());

    // then
    assertThat(reply).isInstanceOf(StripeReply.Unknown.class);
    assertThat(value(stripe.transfers().findReversal(sent.id(), "rev_1")))
        .hasValueSatisfying(found -> assertThat(found.amount()).isEqualTo(400));
    assertThat(value(stripe.transfers().findReversal(sent.id(), "rev_2"))).isEmpty();
    assertThat(value(stripe.transfers().retrieve(sent.id())).amountReversed()).isEqualTo(400);
  }
}
