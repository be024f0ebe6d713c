package de.mojoinstitut.core.offer;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.offer.CancellationPolicy.Quote;
import de.mojoinstitut.core.offer.CancellationPolicy.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CancellationQuoteTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant START = Instant.parse("2026-06-30T16:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "PT168H, 10000, 168, 100",
    "PT167H59M59.999999999S, 5000, 48, 50",
    "PT48H, 5000, 48, 50",
    "PT47H59M59.999999999S, 0, 0, 0",
    "PT0S, 0, 0, 0",
    "PT-1H, 0, 0, 0"
  })
  void shouldTakeTheTierOfTheNotice(Duration notice, long refund, int hours, int percent) {
    assertThat(CancellationPolicy.DEFAULT.quote(eur(10_000), START, START.minus(notice)))
        .isEqualTo(new Quote(eur(refund), eur(10_000 - refund), new Tier(hours, percent)));
  }

  /** Clocks change in the night of the last Sunday: two days are 47 or 49 hours. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-30T10:00, 2026-03-28T09:00, 5000",
    "2026-03-30T10:00, 2026-03-28T09:01, 0",
    "2026-03-30T10:00, 2026-03-28T10:00, 0",
    "2026-10-26T10:00, 2026-10-24T10:00, 5000",
    "2026-10-26T10:00, 2026-10-24T11:00, 5000",
    "2026-10-26T10:00, 2026-10-24T11:01, 0",
    "2026-03-31T18:00, 2026-03-24T17:00, 10000",
    "2026-03-31T18:00, 2026-03-24T18:00, 5000",
    "2026-10-27T18:00, 2026-10-20T19:00, 10000",
    "2026-10-27T18:00, 2026-10-20T19:01, 5000"
  })
  void shouldCountRealHoursWhenClocksChange(LocalDateTime start, LocalDateTime now, long refund) {
    assertThat(
            CancellationPolicy.DEFAULT
                .quote(
                    eur(10_000), start.atZone(BERLIN).toInstant(), now.atZone(BERLIN).toInstant())
                .refund())
        .isEqualTo(eur(refund));
  }

  @ParameterizedTest
  @CsvSource({"999, 50, 0, 500", "1, 1, 0, 1", "10000, 33, 500, 2800", "400, 100, 500, 0"})
  void shouldRoundForTheBuyerAndKeepTheFlatFee(long price, int percent, long flatFee, long refund) {
    // given
    CancellationPolicy policy = new CancellationPolicy(List.of(new Tier(0, percent)), flatFee);

    // then
    assertThat(policy.quote(eur(price), START, START).refund()).isEqualTo(eur(refund));
  }

  @Test
  void shouldHaveNothingToQuoteOfWhatIsFree() {
    assertThat(CancellationPolicy.DEFAULT.quote(eur(0), START, START.minus(Duration.ofDays(9))))
        .isEqualTo(new Quote(eur(0), eur(0), new Tier(168, 100)));
  }

  @Property
  void shouldSplitThePriceAndNeverOweAnything(
      @ForAll("policies") CancellationPolicy policy,
      @ForAll @LongRange(min = 0, max = 100_000_000) long price,
      @ForAll @LongRange(min = -100, max = 10_000) long minutes) {
    // when
    Quote quote = policy.quote(eur(price), START, START.minus(Duration.ofMinutes(minutes)));

    // then
    assertThat(quote.refund().amount()).isBetween(0L, price);
    assertThat(quote.refund().amount() + quote.fee().amount()).isEqualTo(price);
  }

  @Property
  void shouldNeverGiveLessForLongerNotice(
      @ForAll("policies") CancellationPolicy policy,
      @ForAll @LongRange(min = 0, max = 100_000_000) long price,
      @ForAll @LongRange(min = -100, max = 10_000) long minutes,
      @ForAll @LongRange(min = 0, max = 10_000) long more) {
    // when
    Quote late = policy.quote(eur(price), START, START.minus(Duration.ofMinutes(minutes)));
    Quote early = policy.quote(eur(price), START, START.minus(Duration.ofMinutes(minutes + more)));

    // then
    assertThat(early.refund().amount()).isGreaterThanOrEqualTo(late.refund().amount());
  }

  @Provide
  Arbitrary<CancellationPolicy> policies() {
    Arbitrary<List<Integer>> steps =
        Arbitraries.integers().between(0, 100).list().ofMaxSize(5).uniqueElements();
    return Combinators.combine(steps, Arbitraries.longs().between(0, 10_000))
        .as(
            (percents, fee) -> {
              List<Integer> sorted = percents.stream().sorted((a, b) -> b - a).toList();
              return new CancellationPolicy(
                  IntStream.range(0, sorted.size())
                      .mapToObj(i -> new Tier((sorted.size() - i) * 24, sorted.get(i)))
                      .toList(),
                  fee);
            });
  }

  private static Money eur(long cents) {
    return Money.of(cents, "EUR");
  }
}
