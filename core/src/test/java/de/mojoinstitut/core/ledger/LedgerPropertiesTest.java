package de.mojoinstitut.core.ledger;

import static de.mojoinstitut.core.ledger.MemoryLedger.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What is true of every payment, whatever the terms and whatever happens to it. */
class LedgerPropertiesTest {

  private static final Beneficiary DISTRIBUTOR =
      Beneficiary.distributor(MemoryLedger.REGION, "dist_dach");

  /**
   * Something that happens to a payment.
   *
   * @param permille of what is left that it is about
   */
  record Step(What what, int permille, boolean flag) {
    enum What {
      REFUND,
      REFUND_WITH_FEE,
      RELEASE,
      PAYOUT,
      DISPUTE,
      CLOSE_DISPUTE
    }

    void applyTo(MemoryLedger ledger) {
      long amount = Math.max(1, ledger.left() * permille / 1000);
      switch (what) {
        case REFUND, REFUND_WITH_FEE -> {
          if (ledger.left() > 0) {
            ledger.refund(amount, what == What.REFUND_WITH_FEE);
          }
        }
        case RELEASE -> ledger.release();
        case PAYOUT -> ledger.payOut(flag ? TENANT : DISTRIBUTOR);
        case DISPUTE -> {
          if (ledger.left() > 0) {
            ledger.dispute(amount, permille);
          }
        }
        case CLOSE_DISPUTE -> ledger.close(flag);
      }
    }
  }

  @Provide
  Arbitrary<Step> steps() {
    return Combinators.combine(
            Arbitraries.of(Step.What.values()),
            Arbitraries.integers().between(0, 1000),
            Arbitraries.of(true, false))
        .as(Step::new);
  }

  @Provide
  Arbitrary<SplitTerms> terms() {
    Arbitrary<Integer> rates =
        Arbitraries.oneOf(
            Arbitraries.of(0, 1, 9_999, 10_000), Arbitraries.integers().between(0, 10_000));
    Arbitrary<FrozenRate> providerFees =
        Combinators.combine(
                Arbitraries.integers().between(0, 500), Arbitraries.longs().between(0, 50))
            .as((bps, fixed) -> new FrozenRate("rule", bps, fixed));
    return Combinators.combine(
            rates, providerFees, Arbitraries.of(FeeBearer.values()), rates.injectNull(0.2))
        .as(
            (fee, providerFee, bearer, share) ->
                new SplitTerms(
                    FrozenRate.percentage("rule", fee),
                    providerFee,
                    bearer,
                    share == null
                        ? null
                        : new SplitTerms.Commission(
                            DISTRIBUTOR.id(), FrozenRate.percentage("contract", share))));
  }

  @Property
  void shouldBalanceWhateverHappens(
      @ForAll("terms") SplitTerms terms,
      @ForAll @LongRange(min = 1, max = 1_000_000_000) long gross,
      @ForAll @Size(max = 25) List<@From("steps") Step> steps) {
    MemoryLedger ledger = new MemoryLedger(terms, gross);
    ledger.check();
    for (Step step : steps) {
      step.applyTo(ledger);
      ledger.check();
    }
  }

  @Property
  void shouldReverseEveryShareToTheCentWhenAllIsRefundedInParts(
      @ForAll("terms") SplitTerms terms,
      @ForAll @LongRange(min = 1, max = 1_000_000_000) long gross,
      @ForAll @Size(max = 25) List<@From("steps") Step> steps) {
    MemoryLedger ledger = new MemoryLedger(terms, gross);
    for (Step step : steps) {
      step.applyTo(ledger);
    }
    ledger.close(true);
    if (ledger.left() > 0) {
      ledger.refund(ledger.left(), false);
    }
    ledger.check();
    for (Line.Kind share : List.of(Line.Kind.GROSS, Line.Kind.PLATFORM_FEE, Line.Kind.COMMISSION)) {
      assertThat(ledger.of(Account.Type.TENANT, share)).as("tenant's %s", share).isZero();
      assertThat(ledger.of(Account.Type.PLATFORM, share)).as("platform's %s", share).isZero();
      assertThat(ledger.of(Account.Type.DISTRIBUTOR, share)).as("distributor's %s", share).isZero();
    }
  }

  @Property
  void shouldLeaveTheSameWhetherRefundedAtOnceOrInParts(
      @ForAll("terms") SplitTerms terms,
      @ForAll @LongRange(min = 1, max = 1_000_000) long gross,
      @ForAll @Size(min = 1, max = 10) List<@LongRange(min = 1, max = 1000) Long> parts) {
    MemoryLedger inParts = new MemoryLedger(terms, gross);
    long refunded = 0;
    for (long part : parts) {
      if (part <= inParts.left()) {
        inParts.refund(part, false);
        refunded += part;
      }
    }
    MemoryLedger atOnce = new MemoryLedger(terms, gross);
    if (refunded > 0) {
      atOnce.refund(refunded, false);
    }
    for (Account.Type account : Account.Type.values()) {
      assertThat(inParts.on(account)).as("%s", account).isEqualTo(atOnce.on(account));
    }
  }

  @Property
  void shouldStandAsBeforeARefundThatCameBack(
      @ForAll("terms") SplitTerms terms,
      @ForAll @LongRange(min = 1, max = 1_000_000) long gross,
      @ForAll @Size(max = 10) List<@From("steps") Step> steps,
      @ForAll @LongRange(min = 1, max = 1_000_000) long amount,
      @ForAll boolean feeInFull,
      @ForAll boolean releasedMeanwhile) {
    MemoryLedger ledger = new MemoryLedger(terms, gross);
    steps.forEach(step -> step.applyTo(ledger));
    Assume.that(ledger.left() > 0);
    List<Long> before = accounts(ledger);
    PaymentPosition position = ledger.position();
    List<Line> refund = ledger.refund(Math.min(ledger.left(), amount), feeInFull);
    if (releasedMeanwhile) {
      ledger.release();
    }
    ledger.takeBack(refund);
    ledger.check();
    assertThat(accounts(ledger)).isEqualTo(before);
    assertThat(ledger.position().retained()).isEqualTo(position.retained());
    assertThat(ledger.position().platformFee()).isEqualTo(position.platformFee());
    assertThat(ledger.position().commission()).isEqualTo(position.commission());
  }

  private static List<Long> accounts(MemoryLedger ledger) {
    return Arrays.stream(Account.Type.values()).map(ledger::on).toList();
  }

  @Property
  void shouldTakeNothingForAWonDispute(
      @ForAll("terms") SplitTerms terms,
      @ForAll @LongRange(min = 1, max = 1_000_000) long gross,
      @ForAll @LongRange(min = 1, max = 1_000_000) long disputed) {
    MemoryLedger ledger = new MemoryLedger(terms, gross);
    MemoryLedger undisputed = new MemoryLedger(terms, gross);
    ledger.dispute(Math.min(gross, disputed), 0);
    ledger.release();
    ledger.close(true);
    undisputed.release();
    for (Line line : undisputed.lines) {
      Account account = line.account();
      assertThat(ledger.sum(each -> each.account().equals(account)))
          .as("%s", account)
          .isEqualTo(undisputed.sum(each -> each.account().equals(account)));
    }
  }
}
