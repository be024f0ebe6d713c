package de.mojoinstitut.sandbox.stack.trial;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import de.mojoinstitut.sandbox.stack.client.JsonHttp.Answer;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The Stripe simulator: its till, its switches for trouble, and what it has in its books. */
public record StripeBooks(URI stripe) {

  /**
   * What Stripe has for one booking.
   *
   * @param charges succeeded ones
   * @param net money that has come in less what went back, before fees, in minor units
   */
  public record Entry(int checkouts, int charges, long net) {

    public static final Entry NONE = new Entry(0, 0, 0);

    private Entry plus(int moreCheckouts, int moreCharges, long money) {
      return new Entry(checkouts + moreCheckouts, charges + moreCharges, net + money);
    }
  }

  /** Tries to pay; a declined card and a checkout that is closed are answers too. */
  public void pay(String checkout, String card) {
    post("/_sandbox/checkout/" + checkout + "/pay", JsonHttp.object().put("card", card));
  }

  public void misbehave(JsonNode trouble) {
    if (!post("/_sandbox/trouble", trouble).isSuccess()) {
      throw new Problem("The Stripe simulator refused " + trouble);
    }
  }

  public void behave() {
    new JsonHttp().delete(stripe.resolve("/_sandbox/trouble"), Map.of()).orThrow("Stripe");
  }

  /** Money on its way arrives. */
  public int settleAll() {
    List<String> waiting =
        objects("payment_intent")
            .filter(intent -> intent.path("status").asText().equals("processing"))
            .map(intent -> intent.path("id").asText())
            .toList();
    waiting.forEach(id -> post("/_sandbox/payment_intents/" + id + "/settle", JsonHttp.object()));
    return waiting.size();
  }

  /** Per booking id. */
  public Map<String, Entry> entries() {
    Map<String, Entry> entries = new HashMap<>();
    Map<String, String> bookingOfCharge = new HashMap<>();
    objects("checkout.session")
        .forEach(each -> add(entries, each.path("metadata").path("bookingId").asText(), 1, 0, 0));
    objects("charge")
        .filter(StripeBooks::hasSucceeded)
        .forEach(
            each -> {
              String booking = each.path("transfer_group").asText();
              bookingOfCharge.put(each.path("id").asText(), booking);
              add(entries, booking, 0, 1, each.path("amount").asLong());
            });
    objects("refund")
        .filter(StripeBooks::hasSucceeded)
        .forEach(
            each ->
                add(
                    entries,
                    bookingOfCharge.getOrDefault(each.path("charge").asText(), "unknown charge"),
                    0,
                    0,
                    -each.path("amount").asLong()));
    return entries;
  }

  /** What charges and refunds have moved on the balance, before fees. */
  public long balance() {
    return objects("balance_transaction").mapToLong(each -> each.path("amount").asLong()).sum();
  }

  private static void add(
      Map<String, Entry> entries, String booking, int checkouts, int charges, long money) {
    Entry before = entries.getOrDefault(booking, Entry.NONE);
    entries.put(booking, before.plus(checkouts, charges, money));
  }

  private static boolean hasSucceeded(JsonNode object) {
    return object.path("status").asText().equals("succeeded");
  }

  /** All objects of a kind, such as {@code charge}. */
  public Stream<JsonNode> objects(String kind) {
    JsonNode found =
        new JsonHttp()
            .get(stripe.resolve("/_sandbox/objects?kind=" + kind), Map.of())
            .orThrow("The Stripe simulator")
            .path("objects");
    return StreamSupport.stream(found.spliterator(), false);
  }

  /** One of the simulator's own calls. */
  public Answer post(String path, JsonNode body) {
    return new JsonHttp().post(stripe.resolve(path), Map.of(), body);
  }
}
