package de.mojoinstitut.sandbox.bench;

import de.mojoinstitut.sandbox.stack.client.HubApi;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import de.mojoinstitut.sandbox.stack.client.JsonHttp.Answer;
import de.mojoinstitut.sandbox.stack.runtime.Patience;
import de.mojoinstitut.sandbox.stack.runtime.Port;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Members who book, pay at the checkout and wait until they are confirmed. */
final class PaidBookings implements AutoCloseable {

  static final String TO_HELD = "POST to HELD (answer received)";
  static final String TO_CONFIRMED = "POST to CONFIRMED (by the timeline)";

  private static final String OFFERS = "bench_";
  private static final Duration QUIET_WITHIN = Duration.ofSeconds(60);

  private final BenchStack stack;
  private final Clock clock;
  private final Members members;
  private final HubRows rows;
  private final BookingWatch watch;
  private final URI checkouts;
  private final int offers;
  private int used;

  /**
   * @param most the most bookings that all rounds together will make
   */
  PaidBookings(BenchStack stack, Members members, int most) {
    this.stack = stack;
    this.clock = stack.clock();
    this.members = members;
    this.rows = new HubRows(stack.postgres(), clock);
    this.checkouts = stack.ports().url(Port.STRIPE);
    this.offers = Math.ceilDiv(most, Members.COUNT);
    rows.publishOffers(OFFERS, offers, Members.COUNT);
    this.watch = new BookingWatch(rows);
  }

  private record Sample(String booking, Instant posted, Duration held) {}

  Round round(int count, ClosedLoop loop) {
    int first = used;
    used += count;
    CpuMeter meter = stack.cpuMeter();
    Map<String, Duration> before = meter.read();
    Instant start = clock.instant();
    ClosedLoop.Outcome<Sample> outcome = loop.run(count, number -> book(first + number));
    Map<String, Instant> confirmed =
        rows.confirmations(outcome.done().stream().map(Sample::booking).toList());
    boolean quiet = Patience.until(QUIET_WITHIN, this::isQuiet);
    Map<String, Duration> cpu = CpuMeter.between(before, meter.read());
    return result(outcome, start, confirmed, quiet, cpu);
  }

  private static Round result(
      ClosedLoop.Outcome<Sample> outcome,
      Instant start,
      Map<String, Instant> confirmed,
      boolean quiet,
      Map<String, Duration> cpu) {
    List<Duration> toConfirmed = new ArrayList<>();
    for (Sample sample : outcome.done()) {
      Optional.ofNullable(confirmed.get(sample.booking()))
          .ifPresent(at -> toConfirmed.add(Duration.between(sample.posted(), at)));
    }
    Map<String, Integer> failures = new TreeMap<>(outcome.failures());
    if (!quiet) {
      failures.put("not quiet within " + QUIET_WITHIN.toSeconds() + " s", 1);
    }
    Map<String, Latencies> latencies = new LinkedHashMap<>();
    latencies.put(TO_HELD, new Latencies(outcome.done().stream().map(Sample::held).toList()));
    latencies.put(TO_CONFIRMED, new Latencies(toConfirmed));
    Instant end = confirmed.values().stream().max(Instant::compareTo).orElse(start);
    return new Round(toConfirmed.size(), failures, Duration.between(start, end), latencies, cpu);
  }

  /** Each member books each offer once: each thousand bookings go round the offers shifted. */
  private Sample book(int number) throws Exception {
    HubApi member = members.member(number);
    String offer = OFFERS + ((number % Members.COUNT + number / Members.COUNT) % offers + 1);
    Instant posted = clock.instant();
    long start = System.nanoTime();
    Answer answer = member.book(offer);
    Duration held = Duration.ofNanos(System.nanoTime() - start);
    if (answer.status() != 201) {
      throw new IllegalStateException(
          "POST answered %d %s".formatted(answer.status(), answer.code()));
    }
    String booking = answer.body().path("bookingId").asText();
    BookingWatch.Watched watched = watch.watch(booking);
    pay(watched.awaitCheckout());
    watched.awaitConfirmed();
    return new Sample(booking, posted, held);
  }

  private void pay(String page) {
    String session = page.substring(page.lastIndexOf('/') + 1);
    Answer answer =
        new JsonHttp()
            .post(
                checkouts.resolve("/_sandbox/checkout/" + session + "/pay"),
                Map.of(),
                JsonHttp.object().put("card", "ok"));
    if (answer.status() != 200) {
      throw new IllegalStateException("the checkout answered " + answer.status());
    }
  }

  /** Every booking's mail is out and no message waits. */
  private boolean isQuiet() {
    return rows.count("select count(*) from hub.outbox where sent_at is null") == 0
        && rows.count(
                """
                select count(*) from hub.booking b where status = 'CONFIRMED' and not exists (
                  select from hub.notification n where coalesce(n.subject_id, n.booking_id) = b.id and n.sent_at is not null)""")
            == 0;
  }

  @Override
  public void close() {
    watch.close();
  }
}
