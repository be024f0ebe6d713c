package de.mojoinstitut.hub.payout;

import de.mojoinstitut.core.payment.SubjectId;
import de.mojoinstitut.core.payout.Payout;
import de.mojoinstitut.core.payout.PayoutLine;
import de.mojoinstitut.hub.web.MoneyView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A payout as its payee and finance see it.
 *
 * @param lines at most {@value de.mojoinstitut.core.payout.Payouts#LISTED_LINES}; the statement has
 *     all
 * @param statementUrl path of the PDF, the same with {@code .csv} for the lines; null until issued
 */
record PayoutView(
    String payoutId,
    String payoutRunId,
    String beneficiary,
    MoneyView amount,
    Payout.Status status,
    Payout.@Nullable Reason reason,
    Instant createdAt,
    long lineCount,
    List<LineView> lines,
    @Nullable String statementUrl) {

  record LineView(@Nullable String bookingId, MoneyView amount, String kind) {}

  static PayoutView of(Payout payout, List<PayoutLine> lines, boolean hasStatement) {
    return new PayoutView(
        payout.id().value(),
        payout.run().value(),
        payout.beneficiary().id(),
        MoneyView.of(payout.amount()),
        payout.status(),
        payout.reason(),
        payout.createdAt(),
        payout.lines(),
        lines.stream().map(line -> line(payout, line)).toList(),
        hasStatement ? "/api/payouts/%s/statement.pdf".formatted(payout.id().value()) : null);
  }

  private static LineView line(Payout payout, PayoutLine line) {
    return new LineView(
        Optional.ofNullable(line.source()).flatMap(SubjectId::bookingId).orElse(null),
        new MoneyView(line.amount(), payout.amount().currency().getCurrencyCode()),
        line.kind());
  }
}
