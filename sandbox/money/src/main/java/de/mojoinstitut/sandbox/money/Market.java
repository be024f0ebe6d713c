package de.mojoinstitut.sandbox.money;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.money.Script.Offer;
import de.mojoinstitut.sandbox.money.Script.Wish;
import de.mojoinstitut.sandbox.stack.client.HubApi;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import de.mojoinstitut.sandbox.stack.client.JsonHttp.Answer;
import de.mojoinstitut.sandbox.stack.client.OfferDraft;
import de.mojoinstitut.sandbox.stack.client.TenantApp;
import de.mojoinstitut.sandbox.stack.client.Tokens;
import de.mojoinstitut.sandbox.stack.runtime.Port;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import de.mojoinstitut.sandbox.stack.trial.Pause;
import de.mojoinstitut.sandbox.stack.trial.SideBySide;
import de.mojoinstitut.sandbox.stack.trial.TrialStack;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Members and sellers at the hub, the till and payments.mojo. */
final class Market {

  private static final SideBySide CROWD = new SideBySide(16);
  private static final Duration ANSWER = Duration.ofMinutes(3);
  private static final Duration CHECKOUTS = Duration.ofMinutes(8);

  private final TrialStack stack;
  private final Map<String, String> tokens = new HashMap<>();

  Market(TrialStack stack) {
    this.stack = stack;
  }

  /**
   * Publishes all offers.
   *
   * @param waves when the first offer of each wave begins
   * @return the offers' ids, by number
   */
  Map<Integer, String> publish(List<Offer> offers, List<Instant> waves)
      throws InterruptedException {
    renew();
    List<String> ids =
        CROWD.each(offers, offer -> seller(offer.seller()).publish(draft(offer, waves)));
    Map<Integer, String> published = new HashMap<>();
    for (int i = 0; i < offers.size(); i++) {
      published.put(offers.get(i).number(), ids.get(i));
    }
    return published;
  }

  private static OfferDraft draft(Offer offer, List<Instant> waves) {
    return new OfferDraft(
        offer.kind(),
        "Probe " + offer.number(),
        waves.get(offer.wave()).plus(Duration.ofHours(offer.hour())),
        Duration.ofHours(1),
        offer.seller().timeZone(),
        10,
        offer.cents(),
        offer.seller().currency());
  }

  /** Books everything. */
  List<Deal> book(List<Wish> wishes, Map<Integer, String> offers) throws InterruptedException {
    renew();
    return CROWD.each(
        wishes,
        wish -> {
          String offer = Objects.requireNonNull(offers.get(wish.offer().number()));
          Answer answer =
              insist(
                  key ->
                      buyer(wish)
                          .post("/api/bookings", key, JsonHttp.object().put("offerId", offer)));
          return new Deal(wish, answer.orThrow("The hub").path("bookingId").asText(), offer);
        });
  }

  /** Pays at the checkouts as soon as they are there, and waits until all is confirmed. */
  void pay(List<Deal> deals) throws InterruptedException {
    Map<String, String> checkouts =
        Pause.until(
                CHECKOUTS,
                () ->
                    Optional.of(checkouts())
                        .filter(
                            known ->
                                deals.stream().map(Deal::booking).allMatch(known::containsKey)))
            .orElseThrow(() -> new Problem("Some bookings got no checkout"));
    CROWD.each(
        deals,
        deal -> {
          String checkout = Objects.requireNonNull(checkouts.get(deal.booking()));
          stack.stripe().pay(checkout, deal.wish().card().label());
          return deal;
        });
    List<String> paid = deals.stream().map(Deal::booking).toList();
    boolean confirmed =
        Pause.until(CHECKOUTS, () -> Optional.of(true).filter(x -> confirmed().containsAll(paid)))
            .isPresent();
    if (!confirmed) {
      throw new Problem("Some bookings are paid, but not confirmed");
    }
  }

  private Set<String> confirmed() {
    return Set.copyOf(
        stack
            .database()
            .list(
                "select id from hub.booking where status = 'CONFIRMED'", row -> row.getString(1)));
  }

  private Map<String, String> checkouts() {
    Map<String, String> checkouts = new HashMap<>();
    stack
        .database()
        .list(
            "select subject_id, checkout_url from hub.payment where checkout_url is not null",
            row -> checkouts.put(row.getString(1), lastPart(row.getString(2))));
    return checkouts;
  }

  private static String lastPart(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  /**
   * Asks what a cancellation gives back, and cancels.
   *
   * @return what was quoted to each, in minor units
   */
  List<Long> cancel(List<Deal> deals) throws InterruptedException {
    renew();
    return CROWD.each(
        deals,
        deal -> {
          HubApi caller =
              deal.wish().fate() == Fate.SELLER
                  ? seller(deal.wish().offer().seller())
                  : buyer(deal.wish());
          long quoted =
              insist(key -> caller.quote(deal.booking()))
                  .orThrow("The hub")
                  .path("refund")
                  .path("amount")
                  .asLong();
          String path = "/api/bookings/" + deal.booking() + "/cancellation";
          insist(key -> caller.post(path, key, JsonHttp.object())).orThrow("The hub");
          return quoted;
        });
  }

  /** The sellers cancel whole offers. */
  void cancelOffers(List<Offer> offers, Map<Integer, String> ids) throws InterruptedException {
    renew();
    CROWD.each(
        offers,
        offer ->
            insist(
                    key ->
                        seller(offer.seller())
                            .post(
                                "/api/offers/" + ids.get(offer.number()) + "/cancellation",
                                key,
                                JsonHttp.object().put("reason", "SELLER_ILL")))
                .orThrow("The hub"));
  }

  /** Gives parts back through payments.mojo, without anybody having cancelled. */
  void giveBack(List<Deal> deals) throws InterruptedException {
    Map<String, String> payments = payments();
    TenantApp app = new TenantApp("payments", stack.ports().url(Port.PAYMENTS), stack.tokens());
    CROWD.each(
        deals,
        deal -> {
          ObjectNode refund =
              JsonHttp.object()
                  .put("refundId", "goodwill-" + deal.booking())
                  .put("amount", deal.part())
                  .put("reason", "BUYER_CANCELLED");
          String path = "/api/payments/" + payments.get(deal.booking()) + "/refunds";
          return app.post(path, deal.wish().offer().seller().tenant(), refund);
        });
  }

  private Map<String, String> payments() {
    Map<String, String> payments = new HashMap<>();
    stack
        .database()
        .list(
            "select booking_id, payment_id from payments.payment",
            row -> payments.put(row.getString(1), row.getString(2)));
    return payments;
  }

  /** Somebody refunds a part of each at the provider, past the hub and payments.mojo. */
  void refundByHand(List<Deal> deals) throws InterruptedException {
    refundByHand(deals, (deal, refund) -> refund.put("amount", deal.part()));
  }

  /** The same with all that is left. */
  void refundTheRestByHand(List<Deal> deals) throws InterruptedException {
    refundByHand(deals, (deal, refund) -> refund);
  }

  private void refundByHand(List<Deal> deals, BiFunction<Deal, ObjectNode, ObjectNode> amount)
      throws InterruptedException {
    Map<String, String> charges = charges();
    CROWD.each(
        deals,
        deal ->
            stack
                .stripe()
                .post(
                    "/_sandbox/refunds",
                    amount.apply(
                        deal, JsonHttp.object().put("charge", charges.get(deal.booking()))))
                .orThrow("Stripe"));
  }

  /** The buyers' banks do not take the refunds; the money comes back. */
  void returnRefunds(List<Deal> deals) throws InterruptedException {
    Map<String, String> refunds = new HashMap<>();
    stack
        .stripe()
        .objects("refund")
        .forEach(refund -> refunds.put(refund.path("charge").asText(), refund.path("id").asText()));
    Map<String, String> charges = charges();
    CROWD.each(
        deals,
        deal -> {
          String refund = refunds.get(charges.get(deal.booking()));
          return stack
              .stripe()
              .post(
                  "/_sandbox/refunds/" + refund + "/settle",
                  JsonHttp.object().put("outcome", "failed"))
              .orThrow("Stripe");
        });
  }

  /** By booking. */
  private Map<String, String> charges() {
    Map<String, String> charges = new HashMap<>();
    stack
        .stripe()
        .objects("charge")
        .forEach(
            charge ->
                charges.put(charge.path("transfer_group").asText(), charge.path("id").asText()));
    return charges;
  }

  /** The customers' banks take the money back. */
  void dispute(List<Deal> deals) throws InterruptedException {
    Map<String, String> charges = charges();
    CROWD.each(
        deals,
        deal ->
            stack
                .stripe()
                .post(
                    "/_sandbox/disputes",
                    JsonHttp.object().put("charge", charges.get(deal.booking())))
                .orThrow("Stripe"));
  }

  /** The banks decide; each dispute as its fate says. */
  void decide(List<Deal> deals) throws InterruptedException {
    Map<String, String> disputes = new HashMap<>();
    for (Map.Entry<String, JsonNode> each : StripeMoney.disputes(stack.stripe()).entrySet()) {
      disputes.put(each.getKey(), each.getValue().path("id").asText());
    }
    CROWD.each(
        deals,
        deal ->
            stack
                .stripe()
                .post(
                    "/_sandbox/disputes/" + disputes.get(deal.booking()) + "/settle",
                    JsonHttp.object()
                        .put("outcome", deal.wish().fate() == Fate.DISPUTE_WON ? "won" : "lost"))
                .orThrow("Stripe"));
  }

  /** Asks again under the same key while an answer may still change. */
  private static Answer insist(Function<String, Answer> request) {
    String key = UUID.randomUUID().toString();
    Supplier<Optional<Answer>> question =
        () -> Optional.of(request.apply(key)).filter(Answer::isFinal);
    return Pause.until(ANSWER, question).orElseThrow(() -> new Problem("The hub gave no answer"));
  }

  /** Sessions end after an hour, and the clock jumps. */
  private void renew() {
    tokens.clear();
    for (Seller seller : Seller.values()) {
      tokens.put(seller.user(), token(Tokens.Order.of(seller.user(), seller.tenant())));
    }
    Script.members().forEach(member -> tokens.put(member, token(Tokens.Order.of(member))));
  }

  private String token(Tokens.Order order) {
    return stack.tokens().user(order);
  }

  private HubApi buyer(Wish wish) {
    return api(wish.member());
  }

  private HubApi seller(Seller seller) {
    return api(seller.user());
  }

  private HubApi api(String user) {
    return new HubApi(stack.hub(), Objects.requireNonNull(tokens.get(user)));
  }
}
