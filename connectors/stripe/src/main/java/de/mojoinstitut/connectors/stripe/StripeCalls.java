package de.mojoinstitut.connectors.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.StripeException;
import com.stripe.model.StripeError;
import com.stripe.net.RequestOptions;
import de.mojoinstitut.connectors.stripe.StripeReply.Ok;
import de.mojoinstitut.connectors.stripe.StripeReply.Refused;
import de.mojoinstitut.connectors.stripe.StripeReply.RetryLater;
import de.mojoinstitut.connectors.stripe.StripeReply.Unknown;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns Stripe's exceptions into replies. Texts of Stripe are dropped, as they may name people. */
final class StripeCalls {

  private static final Set<String> PASSING =
      Set.of("lock_timeout", "idempotency_key_in_use", "rate_limit");
  private static final Set<Integer> PASSING_STATUS = Set.of(401, 403, 409, 425, 429);

  /** Comes with 403, but no credentials of ours bring an account back. */
  private static final String NO_SUCH_ACCOUNT = "account_invalid";

  private StripeCalls() {}

  @FunctionalInterface
  interface Call<T> {
    T run() throws StripeException;
  }

  static <T> StripeReply<T> reply(Call<T> call) {
    try {
      return new Ok<>(call.run());
    } catch (ApiConnectionException e) {
      return new Unknown<>("connection", false);
    } catch (IdempotencyException e) {
      return new Unknown<>("idempotency_error", false);
    } catch (StripeException e) {
      return failure(e);
    }
  }

  static RequestOptions key(String idempotencyKey) {
    Require.text(idempotencyKey, "idempotencyKey");
    return RequestOptions.builder().setIdempotencyKey(idempotencyKey).build();
  }

  /** In the place of a connected account. */
  static RequestOptions as(String accountId) {
    Require.text(accountId, "accountId");
    return RequestOptions.builder().setStripeAccount(accountId).build();
  }

  static RequestOptions keyAs(String accountId, String idempotencyKey) {
    Require.text(accountId, "accountId");
    Require.text(idempotencyKey, "idempotencyKey");
    return RequestOptions.builder()
        .setStripeAccount(accountId)
        .setIdempotencyKey(idempotencyKey)
        .build();
  }

  private static <T> StripeReply<T> failure(StripeException e) {
    StripeError error = e.getStripeError();
    String code = code(e, error);
    int status = e.getStatusCode() == null ? 0 : e.getStatusCode();
    boolean passing = PASSING.contains(code) || PASSING_STATUS.contains(status);
    if (passing && !code.equals(NO_SUCH_ACCOUNT)) {
      return new RetryLater<>(code);
    }
    if (status >= 400 && status < 500) {
      return new Refused<>(code, error == null ? null : error.getParam());
    }
    return new Unknown<>(code, isReplay(error));
  }

  private static String code(StripeException e, @Nullable StripeError error) {
    if (e.getCode() != null) {
      return e.getCode();
    }
    return error == null || error.getType() == null
        ? "status_" + e.getStatusCode()
        : error.getType();
  }

  private static boolean isReplay(@Nullable StripeError error) {
    return error != null
        && error.getLastResponse() != null
        && error
            .getLastResponse()
            .headers()
            .firstValue("Idempotent-Replayed")
            .filter("true"::equalsIgnoreCase)
            .isPresent();
  }
}
