package de.mojoinstitut.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.checkout.Session;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentMethodAttachParams;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentIntentTest {

  @TempDir Path data;
  private Sandboxed sandbox;

  @BeforeEach
  void start() {
    sandbox = new Sandboxed(data);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private static PaymentIntentCreateParams.Builder thirtyEuros() {
    return PaymentIntentCreateParams.builder().setAmount(3_000L).setCurrency("eur");
  }

  private PaymentIntent charged(String testCard) throws StripeException {
    return sandbox
        .stripe
        .v1()
        .paymentIntents()
        .create(thirtyEuros().setPaymentMethod(testCard).setConfirm(true).build());
  }

  @Test
  void shouldChargeTheCardOnACustomersFile() throws StripeException {
    // given
    Customer customer =
        sandbox.stripe.v1().customers().create(CustomerCreateParams.builder().build());
    PaymentMethod card =
        sandbox
            .stripe
            .v1()
            .paymentMethods()
            .attach(
                "pm_card_visa",
                PaymentMethodAttachParams.builder().setCustomer(customer.getId()).build());

    // when
    PaymentIntent intent =
        sandbox
            .stripe
            .v1()
            .paymentIntents()
            .create(
                thirtyEuros()
                    .setCustomer(customer.getId())
                    .setPaymentMethod(card.getId())
                    .setConfirm(true)
                    .setOffSession(true)
                    .build());

    // then
    assertThat(intent.getStatus()).isEqualTo("succeeded");
    assertThat(sandbox.stripe.v1().customers().paymentMethods().list(customer.getId()).getData())
        .extracting(PaymentMethod::getId)
        .containsExactly(card.getId());
  }

  @ParameterizedTest
  @CsvSource({"ok, 175, DE", "dear, 215, DE", "foreign, 325, JP"})
  void shouldTakeWhatTheCardCosts(String card, long fee, String country) throws StripeException {
    // given
    Session session = sandbox.openSession();
    sandbox.pay(session.getId(), card);
    String intent =
        sandbox.stripe.v1().checkout().sessions().retrieve(session.getId()).getPaymentIntent();

    // when
    Charge charge =
        sandbox
            .stripe
            .v1()
            .paymentIntents()
            .retrieve(
                intent,
                PaymentIntentRetrieveParams.builder()
                    .addExpand("latest_charge.balance_transaction")
                    .build())
            .getLatestChargeObject();

    // then
    BalanceTransaction booked = charge.getBalanceTransactionObject();
    assertThat(booked.getFee()).isEqualTo(fee);
    assertThat(booked.getNet()).isEqualTo(10_000 - fee);
    assertThat(booked.getFeeDetails())
        .singleElement()
        .satisfies(
            detail -> {
              assertThat(detail.getAmount()).isEqualTo(fee);
              assertThat(detail.getCurrency()).isEqualTo("eur");
              assertThat(detail.getType()).isEqualTo("stripe_fee");
            });
    assertThat(charge.getPaymentMethodDetails().getCard().getCountry()).isEqualTo(country);
  }

  @Test
  void shouldChargeADearCardOfStripesOwnMore() throws StripeException {
    // when
    charged("pm_card_amex");

    // then: 1.9 % of 30.00, and 25 cents
    assertThat(sandbox.stripe.v1().balanceTransactions().list().getData())
        .extracting(BalanceTransaction::getFee)
        .containsExactly(82L);
  }

  @Test
  void shouldAnswerADeclineWithTheIntentAndKeepTheFailedCharge() throws StripeException {
    // when
    CardException declined =
        catchThrowableOfType(
            CardException.class, () -> charged("pm_card_chargeDeclinedInsufficientFunds"));

    // then
    assertThat(declined.getStatusCode()).isEqualTo(402);
    assertThat(declined.getCode()).isEqualTo("card_declined");
    assertThat(declined.getDeclineCode()).isEqualTo("insufficient_funds");
    PaymentIntent intent = declined.getStripeError().getPaymentIntent();
    assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
    assertThat(sandbox.stripe.v1().charges().retrieve(intent.getLatestCharge()).getStatus())
        .isEqualTo("failed");
  }

  @Test
  void shouldConfirmALaterStep() throws StripeException {
    // given
    PaymentIntent created =
        sandbox
            .stripe
            .v1()
            .paymentIntents()
            .create(thirtyEuros().setPaymentMethod("pm_card_visa").build());

    // when
    PaymentIntent confirmed = sandbox.stripe.v1().paymentIntents().confirm(created.getId());

    // then
    assertThat(created.getStatus()).isEqualTo("requires_confirmation");
    assertThat(confirmed.getStatus()).isEqualTo("succeeded");
  }

  @Test
  void shouldCancelAnUnpaidIntent() throws StripeException {
    // given
    PaymentIntent created = sandbox.stripe.v1().paymentIntents().create(thirtyEuros().build());

    // when
    PaymentIntent canceled = sandbox.stripe.v1().paymentIntents().cancel(created.getId());

    // then
    assertThat(canceled.getStatus()).isEqualTo("canceled");
  }

  @Test
  void shouldRefuseToCancelAPaidIntent() throws StripeException {
    // given
    PaymentIntent paid = charged("pm_card_visa");

    // when
    InvalidRequestException refused =
        catchThrowableOfType(
            InvalidRequestException.class,
            () -> sandbox.stripe.v1().paymentIntents().cancel(paid.getId()));

    // then
    assertThat(refused.getCode()).isEqualTo("payment_intent_unexpected_state");
    assertThat(refused.getStripeError().getPaymentIntent().getStatus()).isEqualTo("succeeded");
  }

  @Test
  void shouldRefuseToCancelAProcessingIntent() throws StripeException {
    // given
    PaymentIntent processing = charged("pm_sandbox_slow");

    // when, then
    assertThat(processing.getStatus()).isEqualTo("processing");
    assertThatThrownBy(() -> sandbox.stripe.v1().paymentIntents().cancel(processing.getId()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("status of processing");
  }

  @Test
  void shouldRefuseToCancelTheIntentOfAnOpenSession() throws StripeException {
    // given
    Session open = sandbox.openSession();
    sandbox.pay(open.getId(), "declined");
    String intent =
        sandbox.stripe.v1().checkout().sessions().retrieve(open.getId()).getPaymentIntent();

    // when, then
    assertThatThrownBy(() -> sandbox.stripe.v1().paymentIntents().cancel(intent))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("created by Checkout");
  }
}
