package de.mojoinstitut.sandbox.money;

import de.mojoinstitut.sandbox.money.Script.Offer;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import de.mojoinstitut.sandbox.stack.trial.Quiet;
import de.mojoinstitut.sandbox.stack.trial.TrialStack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One run: months of bookings, events and payouts, and then the comparison. */
public final class Run {

  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration LONGER_THAN_THE_HOLD = Duration.ofMinutes(20);
  private static final Duration QUIET_WITHIN = Duration.ofMinutes(12);
  private static final int AT_A_TIME = 125;
  private static final String PEOPLE = "/money/people.sql";

  private final Options options;
  private final TrialStack stack;
  private final Consumer<String> progress;
  private final Market market;
  private final Finance finance;
  private final Quiet quiet;
  private final Keeper keeper;
  private final Map<String, Long> quoted = new HashMap<>();

  /**
   * @param stack with its demo data
   * @param progress lines for people
   */
  public Run(Options options, TrialStack stack, Consumer<String> progress) {
    this.options = options;
    this.stack = stack;
    this.progress = progress;
    this.market = new Market(stack);
    this.finance = new Finance(stack, progress);
    this.keeper = new Keeper(stack);
    this.quiet = new Quiet(stack, keeper::waiting, progress);
  }

  /** Plays the whole script; the stack stays as it is then. */
  public Report run() throws InterruptedException {
    stack.postgres().execute("mojo", "hub_owner", people());
    int incidentsBefore = stack.engine().incidents();
    Script whole = Script.of(options.seed(), options.bookings(), options.runs());
    Script script = options.plain() ? whole.plain() : whole;
    List<Instant> waves = waves();
    Map<Integer, String> offers = market.publish(script.offers(), waves);
    progress.accept("%d offers are published".formatted(offers.size()));
    List<Deal> deals = sell(script.wishes(), offers);
    stack.moveClock(LONGER_THAN_THE_HOLD);
    settle("Holds have ended");
    cancel(deals, Fate.BUYER_EARLY, Fate.SELLER);
    List<Offer> cancelled = script.offers().stream().filter(Offer::cancelled).toList();
    market.cancelOffers(cancelled, offers);
    settle("Cancelled weeks ahead, %d offers as a whole".formatted(cancelled.size()));
    for (int wave = 0; wave < waves.size(); wave++) {
      play(wave, waves.get(wave), inWave(deals, wave));
    }
    int incidents = stack.engine().incidents() - incidentsBefore;
    Books books = new Bookkeeper(stack).read(deals, quoted, keeper.waiting(), incidents);
    return new Report(books, Audit.of(books));
  }

  /** Some at a time, so that no hold runs out before its member has paid. */
  private List<Deal> sell(List<Script.Wish> wishes, Map<Integer, String> offers)
      throws InterruptedException {
    List<Deal> deals = new ArrayList<>();
    for (int from = 0; from < wishes.size(); from += AT_A_TIME) {
      int to = Math.min(from + AT_A_TIME, wishes.size());
      List<Deal> some = market.book(wishes.subList(from, to), offers);
      market.pay(some.stream().filter(deal -> deal.wish().fate() != Fate.NEVER_PAID).toList());
      deals.addAll(some);
      progress.accept("%d bookings are made, those who pay have paid".formatted(deals.size()));
    }
    return deals;
  }

  /** A month: late cancellations, the events, disputes, a payout run, and what comes after it. */
  private void play(int wave, Instant start, List<Deal> deals) throws InterruptedException {
    moveTo(start.minus(Duration.ofHours(100)));
    cancel(deals, Fate.BUYER_MIDDLE);
    market.refundByHand(with(deals, Fate.HAND_PART, Fate.HAND_WHOLE, Fate.HAND_RETURNED));
    settle("Month %d: cancelled some days ahead, refunded by hand".formatted(wave + 1));
    moveTo(start.minus(Duration.ofHours(24)));
    cancel(deals, Fate.BUYER_LATE);
    settle("Cancelled the day before");
    moveTo(start.plus(Duration.ofHours(15)));
    settle("The events are over");
    List<Deal> disputed = with(deals, Fate.DISPUTE_WON, Fate.DISPUTE_LOST);
    market.refundTheRestByHand(with(deals, Fate.HAND_WHOLE));
    market.returnRefunds(with(deals, Fate.HAND_RETURNED));
    market.dispute(disputed);
    settle("%d payments are disputed".formatted(disputed.size()));
    market.decide(disputed);
    settle("The banks have decided");
    moveTo(start.plus(Duration.ofDays(9)));
    settle("Revenue is released");
    for (String region : regions()) {
      finance.payOut(region, options.kill() && wave == Math.min(1, options.runs() - 1));
    }
    settle("Paid out");
    market.giveBack(with(deals, Fate.GOODWILL, Fate.GOODWILL_RETURNED));
    market.refundByHand(with(deals, Fate.HAND_LATE));
    market.dispute(with(deals, Fate.DISPUTE_LEFT));
    settle("Refunds and disputes after the payout");
    market.refundTheRestByHand(with(deals, Fate.HAND_LATE));
    market.returnRefunds(with(deals, Fate.GOODWILL_RETURNED));
    settle("The rest is refunded by hand, and what banks do not take is back");
  }

  private void cancel(List<Deal> deals, Fate... fates) throws InterruptedException {
    List<Deal> chosen = with(deals, fates);
    List<Long> amounts = market.cancel(chosen);
    for (int i = 0; i < chosen.size(); i++) {
      quoted.put(chosen.get(i).booking(), amounts.get(i));
    }
  }

  private void settle(String what) {
    if (!quiet.await(QUIET_WITHIN)) {
      throw new Problem(what + ", but not everything came to rest: " + keeper.waiting());
    }
    progress.accept(what);
  }

  private List<Instant> waves() {
    Instant now = stack.clock().instant().truncatedTo(ChronoUnit.HOURS);
    return IntStream.rangeClosed(1, options.runs())
        .mapToObj(month -> now.plus(MONTH.multipliedBy(month)))
        .toList();
  }

  private void moveTo(Instant moment) {
    Duration step = Duration.between(stack.clock().instant(), moment);
    if (step.isPositive()) {
      stack.moveClock(step);
    }
  }

  private static List<Deal> inWave(List<Deal> deals, int wave) {
    return deals.stream().filter(deal -> deal.wish().offer().wave() == wave).toList();
  }

  private static List<Deal> with(List<Deal> deals, Fate... fates) {
    Set<Fate> chosen = Set.of(fates);
    return deals.stream().filter(deal -> chosen.contains(deal.wish().fate())).toList();
  }

  private static List<String> regions() {
    return Stream.of(Seller.values()).map(Seller::region).distinct().toList();
  }

  private static String people() {
    try (InputStream in = Run.class.getResourceAsStream(PEOPLE)) {
      if (in == null) {
        throw new IllegalStateException("The class path has no " + PEOPLE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
