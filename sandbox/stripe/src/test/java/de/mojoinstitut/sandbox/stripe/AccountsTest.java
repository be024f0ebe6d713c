package de.mojoinstitut.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.model.AccountLink;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.AccountLinkCreateParams;
import com.stripe.param.PaymentIntentCreateParams;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {

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

  private Account create() throws StripeException {
    return sandbox
        .stripe
        .v1()
        .accounts()
        .create(
            AccountCreateParams.builder()
                .setType(AccountCreateParams.Type.EXPRESS)
                .setCountry("DE")
                .putMetadata("tenant", "tenant_anna")
                .setCapabilities(
                    AccountCreateParams.Capabilities.builder()
                        .setCardPayments(
                            AccountCreateParams.Capabilities.CardPayments.builder()
                                .setRequested(true)
                                .build())
                        .setTransfers(
                            AccountCreateParams.Capabilities.Transfers.builder()
                                .setRequested(true)
                                .build())
                        .build())
                .build());
  }

  private PaymentIntentCreateParams onBehalfOf(String account) {
    return PaymentIntentCreateParams.builder()
        .setAmount(3_000L)
        .setCurrency("eur")
        .setOnBehalfOf(account)
        .setPaymentMethod("pm_card_visa")
        .setConfirm(true)
        .build();
  }

  @Test
  void shouldEnableAnExpressAccountAtOnce() throws StripeException {
    // when
    Account account = create();

    // then
    assertThat(account.getChargesEnabled()).isTrue();
    assertThat(account.getCapabilities().getTransfers()).isEqualTo("active");
    assertThat(sandbox.stripe.v1().accounts().capabilities().list(account.getId()).getData())
        .hasSize(2);
    await().untilAsserted(() -> assertThat(sandbox.receiver.types()).contains("account.updated"));
    assertThat(sandbox.receiver.events().getFirst().getAccount()).isEqualTo(account.getId());
  }

  @Test
  void shouldChargeOnBehalfOfTheAccount() throws StripeException {
    // given
    Account account = create();

    // when
    PaymentIntent intent = sandbox.stripe.v1().paymentIntents().create(onBehalfOf(account.getId()));

    // then
    assertThat(sandbox.stripe.v1().charges().retrieve(intent.getLatestCharge()).getOnBehalfOf())
        .isEqualTo(account.getId());
  }

  @Test
  void shouldWaitForOnboardingWhenToldSo() throws StripeException {
    // given
    sandbox.trouble("{\"kind\": \"onboarding\"}");
    Account account = create();
    assertThat(account.getChargesEnabled()).isFalse();
    assertThatThrownBy(
            () -> sandbox.stripe.v1().paymentIntents().create(onBehalfOf(account.getId())))
        .isInstanceOf(InvalidRequestException.class);
    AccountLink link =
        sandbox
            .stripe
            .v1()
            .accountLinks()
            .create(
                AccountLinkCreateParams.builder()
                    .setAccount(account.getId())
                    .setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING)
                    .setRefreshUrl("http://localhost:8090/neu")
                    .setReturnUrl("http://localhost:8090/fertig")
                    .build());

    // when
    var visited = Sandboxed.text(HttpRequest.newBuilder(URI.create(link.getUrl())));

    // then
    assertThat(visited.headers().firstValue("Location")).contains("http://localhost:8090/fertig");
    Account ready = sandbox.stripe.v1().accounts().retrieve(account.getId());
    assertThat(ready.getChargesEnabled()).isTrue();
    assertThat(ready.getRequirements().getCurrentlyDue()).isEmpty();
    assertThat(ready.getCapabilities().getCardPayments()).isEqualTo("active");
  }

  @Test
  void shouldKeepTheObjectsOfAccountsApart() throws StripeException {
    // given
    RequestOptions asAccount = RequestOptions.builder().setStripeAccount(create().getId()).build();
    PaymentIntent theirs =
        sandbox
            .stripe
            .v1()
            .paymentIntents()
            .create(
                PaymentIntentCreateParams.builder().setAmount(500L).setCurrency("eur").build(),
                asAccount);

    // when, then
    assertThatThrownBy(() -> sandbox.stripe.v1().paymentIntents().retrieve(theirs.getId()))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(sandbox.stripe.v1().paymentIntents().retrieve(theirs.getId(), asAccount).getAmount())
        .isEqualTo(500);
  }

  @Test
  void shouldRefuseAnUnknownAccount() {
    assertThatThrownBy(
            () ->
                sandbox
                    .stripe
                    .v1()
                    .balance()
                    .retrieve(RequestOptions.builder().setStripeAccount("acct_none").build()))
        .isInstanceOf(PermissionException.class);
  }
}
