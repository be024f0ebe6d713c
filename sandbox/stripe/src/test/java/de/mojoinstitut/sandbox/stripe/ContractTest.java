package de.mojoinstitut.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.exception.StripeException;
import com.stripe.model.Transfer;
import com.stripe.model.checkout.Session;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.TransferReversalCreateParams;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every other test checks the contract too, by its client; here all kinds come by. */
class ContractTest {

  @TempDir Path data;
  private Sandboxed sandbox;

  @BeforeEach
  void start() {
    assumeTrue(Fixtures.present(), Fixtures.MISSING);
    sandbox = new Sandboxed(data);
  }

  @AfterEach
  void stop() {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  @Test
  void shouldShowEveryKindOfObjectAsPublished() throws StripeException {
    // given
    everythingHappens();

    // when
    List<String> problems =
        sandbox
            .get("/_sandbox/objects")
            .body()
            .path("objects")
            .valueStream()
            .flatMap(object -> Contract.problems(object).stream())
            .distinct()
            .toList();

    // then
    assertThat(problems).isEmpty();
    assertThat(
            sandbox
                .get("/_sandbox/objects")
                .body()
                .path("objects")
                .valueStream()
                .map(object -> object.path("object").asText())
                .distinct())
        .contains(
            "account",
            "balance_transaction",
            "charge",
            "checkout.session",
            "customer",
            "dispute",
            "event",
            "payment_intent",
            "payment_method",
            "payout",
            "refund",
            "transfer",
            "transfer_reversal");
  }

  private void everythingHappens() throws StripeException {
    var v1 = sandbox.stripe.v1();
    sandbox.raw("POST", "/v1/accounts", "type=express&country=DE");
    sandbox.raw("POST", "/v1/customers", "email=kundin%40example.org");
    Session session = sandbox.openSession();
    sandbox.pay(session.getId(), "expired_card");
    sandbox.pay(session.getId(), "slow");
    String intent = v1.checkout().sessions().retrieve(session.getId()).getPaymentIntent();
    sandbox.post("/_sandbox/payment_intents/" + intent + "/settle", "{}");
    v1.refunds()
        .create(RefundCreateParams.builder().setPaymentIntent(intent).setAmount(100L).build());
    String paid = sandbox.paidSession().getPaymentIntent();
    v1.refunds().create(RefundCreateParams.builder().setPaymentIntent(paid).build());
    Session left = sandbox.openSession();
    sandbox.pay(left.getId(), "declined");
    v1.checkout().sessions().expire(left.getId());
    moneyMoves();
    v1.balance().retrieve();
    v1.checkout().sessions().lineItems().list(left.getId());
  }

  private void moneyMoves() throws StripeException {
    var v1 = sandbox.stripe.v1();
    String account = sandbox.account().getId();
    String charge = sandbox.paidCharge().getId();
    Transfer transfer = v1.transfers().create(Sandboxed.transfer(account, 5_000).build());
    v1.transfers()
        .reversals()
        .create(transfer.getId(), TransferReversalCreateParams.builder().setAmount(1_000L).build());
    v1.transfers().retrieve(transfer.getId());
    sandbox.post("/_sandbox/accounts/" + account + "/payout", "");
    sandbox.post("/_sandbox/accounts/" + account + "/bank", "{\"last4\": \"7777\"}");
    v1.charges().list(Sandboxed.as(account));
    v1.refunds().list(Sandboxed.as(account));
    sandbox.post("/_sandbox/disputes", "{\"charge\": \"" + charge + "\"}");
    String dispute = v1.disputes().list().getData().getFirst().getId();
    sandbox.post("/_sandbox/disputes/" + dispute + "/settle", "{\"outcome\": \"won\"}");
    v1.accounts().retrieve(account);
  }

  @Test
  void shouldNoticeAMissingKey() {
    // given
    ObjectNode refund = example("refund");
    refund.remove("charge");

    // when, then
    assertThat(Contract.problems(refund)).containsExactly("refund.charge is missing");
  }

  @Test
  void shouldNoticeAnotherType() {
    assertThat(Contract.problems(example("refund").put("amount", "100")))
        .containsExactly("refund.amount is STRING, not NUMBER");
  }

  @Test
  void shouldNoticeAnInventedKey() {
    assertThat(Contract.problems(example("refund").put("mojo", true)))
        .containsExactly("refund.mojo is unknown");
  }

  @Test
  void shouldNoticeAnInventedKeyDeepInside() {
    // given
    ObjectNode charge = example("charge");
    ((ObjectNode) charge.at("/payment_method_details/card/checks")).put("mojo", 1);

    // when, then
    assertThat(Contract.problems(charge))
        .containsExactly("charge.payment_method_details.card.checks.mojo is unknown");
  }

  @Test
  void shouldTakeAKeyThatOnlyTheLibraryKnows() {
    assertThat(Contract.problems(example("refund").put("pending_reason", "processing"))).isEmpty();
  }

  @Test
  void shouldNoticeAnErrorWithoutAMessage() {
    // given
    ObjectNode answer = StripeFailure.missing("amount").answer().body();
    ((ObjectNode) answer.path("error")).remove("message");

    // when, then
    assertThat(Contract.problems(answer)).containsExactly("error.message is missing");
  }

  private static ObjectNode example(String kind) {
    ObjectNode example = Fixtures.of(kind).deepCopy();
    if (kind.equals("charge")) {
      example.putNull("refunds").putNull("source").putNull("transfer_data");
    }
    return example;
  }
}
