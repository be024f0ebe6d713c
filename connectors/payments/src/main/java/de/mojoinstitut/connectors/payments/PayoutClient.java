package de.mojoinstitut.connectors.payments;

import de.mojoinstitut.chassis.client.Reply;
import de.mojoinstitut.chassis.client.ServiceClient;
import de.mojoinstitut.chassis.security.ServiceTokens;
import de.mojoinstitut.connectors.payments.BalanceAnswer.Sum;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payout.transfer.PayoutGateway.Answer;
import de.mojoinstitut.core.payout.transfer.PayoutGateway.Order;
import de.mojoinstitut.core.payout.transfer.PayoutGateway.PayeeAccount;
import de.mojoinstitut.core.payout.transfer.PayoutGateway.ProviderStatus;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Client of payments.mojo for the money that leaves us, as the hub. Each call throws {@link
 * de.mojoinstitut.core.OutsideUnavailableException} where its outcome is not known, and is safe to
 * repeat; {@link de.mojoinstitut.core.OutsideRefusedException} where payments.mojo refuses.
 */
public final class PayoutClient {

  private static final int NOT_FOUND = 404;
  private static final PayeeAccount NONE = new PayeeAccount(false, null);

  private final ServiceClient api;

  public PayoutClient(PaymentsSettings settings, ServiceTokens tokens) {
    this.api =
        new ServiceClient(
            Answers.SYSTEM,
            settings.url(),
            settings.connectTimeout(),
            settings.readTimeout(),
            tokens);
  }

  /** Pays a payee, once per payout id. */
  public Answer pay(Order order) {
    PayoutBody body =
        new PayoutBody(
            order.payoutId(), order.amount().amount(), order.amount().currency().getCurrencyCode());
    PayoutAnswer answer =
        Answers.answered(
            api.post(
                order.payee(),
                "payout:" + order.payoutId(),
                api.write(body),
                PayoutAnswer.class,
                "/api/payouts"));
    return of(order.payoutId(), answer);
  }

  /** Gives up a payout that is not at the provider; the answer says what it is now. */
  public Answer abandon(String payee, String payoutId) {
    PayoutAnswer answer =
        Answers.answered(
            api.post(
                payee,
                "payout-abandon:" + payoutId,
                api.write(new AbandonmentBody()),
                PayoutAnswer.class,
                "/api/payouts/{id}/abandonment",
                payoutId));
    return of(payoutId, answer);
  }

  private static Answer of(String payoutId, PayoutAnswer answer) {
    if (!payoutId.equals(answer.payoutId())) {
      throw Answers.unreadable("payoutId");
    }
    return new Answer(
        Answers.status(ProviderStatus.class, answer.status(), ProviderStatus.UNKNOWN),
        answer.reason());
  }

  /** The payee's account; inactive where payments.mojo knows none. */
  public PayeeAccount account(String payee) {
    Reply<AccountAnswer> reply = api.get(payee, AccountAnswer.class, "/api/accounts");
    if (reply instanceof Reply.Refused<AccountAnswer> refused && refused.status() == NOT_FOUND) {
      return NONE;
    }
    AccountAnswer answer = Answers.answered(reply);
    boolean active =
        Answers.present("transfersEnabled", answer.transfersEnabled())
            && Answers.present("payoutsEnabled", answer.payoutsEnabled());
    return new PayeeAccount(active, instant(answer.bankChangedAt()));
  }

  /** What the provider holds for us, one amount per currency. */
  public List<Money> held() {
    BalanceAnswer answer = Answers.answered(api.get(null, BalanceAnswer.class, "/api/balance"));
    return Answers.present("balances", answer.balances()).stream()
        .map(PayoutClient::money)
        .toList();
  }

  private static Money money(Sum sum) {
    try {
      return Money.of(
          Answers.present("amount", sum.amount()), Answers.present("currency", sum.currency()));
    } catch (IllegalArgumentException e) {
      throw Answers.unreadable("currency");
    }
  }

  private static @Nullable Instant instant(@Nullable String value) {
    try {
      return value == null ? null : Instant.parse(value);
    } catch (DateTimeParseException e) {
      throw Answers.unreadable("bankChangedAt");
    }
  }
}
