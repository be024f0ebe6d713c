package de.mojoinstitut.sandbox.stack.client;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.stack.runtime.Patience;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Plays the customer at Stripe's payment page. */
public final class Cashier {

  /** A card that pays at once. */
  public static final String GOOD_CARD = "ok";

  /** Cards that are meant to be declined. */
  private static final Set<String> BAD_CARDS =
      Set.of("declined", "insufficient_funds", "expired_card");

  private static final Duration PAGE_APPEARS_WITHIN = Duration.ofSeconds(30);

  /** A booking in one of these waits for no payment. */
  private static final Set<String> OVER =
      Set.of("CONFIRMED", "DELIVERED", "NO_SHOW", "EXPIRED", "CANCELLED");

  private final URI stripe;
  private final JsonHttp http = new JsonHttp();

  /**
   * @param stripe base URL of the Stripe simulator
   */
  public Cashier(URI stripe) {
    this.stripe = stripe;
  }

  /**
   * What came of it.
   *
   * @param accepted whether the simulator did what was asked for; a card that is meant to be
   *     declined and was is accepted
   * @param text for people
   */
  public record Result(boolean accepted, String text) {}

  /** Waits until the booking has a payment page, and pays there. */
  public Result pay(HubApi hub, String bookingId, String card) {
    if (!hub.knowsBooking(bookingId)) {
      return new Result(false, "is no booking");
    }
    AtomicReference<String> page = new AtomicReference<>("");
    AtomicReference<String> status = new AtomicReference<>("");
    Patience.until(
        PAGE_APPEARS_WITHIN,
        () -> {
          JsonNode booking = hub.booking(bookingId);
          status.set(booking.path("status").asText());
          page.set(booking.path("payment").path("checkoutUrl").asText(""));
          return isUrl(page.get()) || OVER.contains(status.get());
        });
    if (OVER.contains(status.get())) {
      return new Result(false, "is " + status.get() + " already");
    }
    if (!isUrl(page.get())) {
      return new Result(
          false, "has no payment page after %d s".formatted(PAGE_APPEARS_WITHIN.toSeconds()));
    }
    return payAt(URI.create(page.get()), card);
  }

  private Result payAt(URI page, String card) {
    String path = page.getPath();
    String session = path.substring(path.lastIndexOf('/') + 1);
    JsonHttp.Answer answer =
        http.post(
            stripe.resolve("/_sandbox/checkout/" + session + "/pay"),
            Map.of(),
            JsonHttp.object().put("card", card));
    return switch (answer.status()) {
      case 200 -> new Result(true, "paid (" + answer.body().path("paymentStatus").asText() + ")");
      case 402 -> new Result(BAD_CARDS.contains(card), "declined");
      case 400, 404, 409 -> new Result(false, "not paid: " + answer.body().path("error").asText());
      default -> throw new Problem("The Stripe simulator answered " + answer);
    };
  }

  private static boolean isUrl(String text) {
    return text.startsWith("http");
  }
}
