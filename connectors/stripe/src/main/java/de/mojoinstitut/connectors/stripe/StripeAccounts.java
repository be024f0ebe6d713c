package de.mojoinstitut.connectors.stripe;

import com.stripe.StripeClient;
import com.stripe.model.Account;
import com.stripe.model.ExternalAccountCollection;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.AccountCreateParams.Capabilities;
import com.stripe.param.AccountLinkCreateParams;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Express accounts of sellers.
 *
 * @see <a href="https://docs.stripe.com/connect/express-accounts">Stripe: Express accounts</a>
 */
public final class StripeAccounts {

  private final StripeClient client;

  StripeAccounts(StripeClient client) {
    this.client = client;
  }

  /** Creates the account; the same key with the same request gives the same one. */
  public StripeReply<ConnectedAccount> create(AccountRequest request, String idempotencyKey) {
    AccountCreateParams params =
        AccountCreateParams.builder()
            .setType(AccountCreateParams.Type.EXPRESS)
            .setCountry(request.country())
            .setDefaultCurrency(request.currency())
            .setCapabilities(capabilities())
            .putMetadata(Metadata.TENANT, request.tenantId())
            .build();
    return StripeCalls.reply(
        () -> read(client.v1().accounts().create(params, StripeCalls.key(idempotencyKey))));
  }

  /** The account as it is now. */
  public StripeReply<ConnectedAccount> retrieve(String accountId) {
    return StripeCalls.reply(() -> read(client.v1().accounts().retrieve(accountId)));
  }

  /** A link under which the seller completes the account; it works once and for minutes. */
  public StripeReply<URI> onboardingLink(
      String accountId, URI refreshUrl, URI returnUrl, String idempotencyKey) {
    AccountLinkCreateParams params =
        AccountLinkCreateParams.builder()
            .setAccount(accountId)
            .setRefreshUrl(refreshUrl.toString())
            .setReturnUrl(returnUrl.toString())
            .setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING)
            .build();
    return StripeCalls.reply(
        () ->
            URI.create(
                client
                    .v1()
                    .accountLinks()
                    .create(params, StripeCalls.key(idempotencyKey))
                    .getUrl()));
  }

  private static ConnectedAccount read(Account account) {
    Account.Capabilities capabilities = account.getCapabilities();
    return new ConnectedAccount(
        account.getId(),
        Boolean.TRUE.equals(account.getChargesEnabled()),
        capabilities != null && "active".equals(capabilities.getTransfers()),
        Boolean.TRUE.equals(account.getPayoutsEnabled()),
        bank(account));
  }

  private static @Nullable String bank(Account account) {
    ExternalAccountCollection banks = account.getExternalAccounts();
    return banks == null || banks.getData().isEmpty() ? null : banks.getData().getFirst().getId();
  }

  private static Capabilities capabilities() {
    return Capabilities.builder()
        .setCardPayments(Capabilities.CardPayments.builder().setRequested(true).build())
        .setTransfers(Capabilities.Transfers.builder().setRequested(true).build())
        .build();
  }
}
