package de.mojoinstitut.core.payout;

import de.mojoinstitut.core.Ids;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finance wants a run, by request: stored and handed to the engine. Whether the caller may is the
 * caller's to check.
 */
@Service
public class RequestPayoutRun {

  private final PayoutRuns runs;
  private final PayoutTerms terms;
  private final PayoutMessages messages;
  private final Ids ids;
  private final Clock clock;

  RequestPayoutRun(
      PayoutRuns runs, PayoutTerms terms, PayoutMessages messages, Ids ids, Clock clock) {
    this.runs = runs;
    this.terms = terms;
    this.messages = messages;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @return empty where no terms are in force for the region
   */
  @Transactional
  public Optional<PayoutRun> request(PayoutRun.Order order) {
    if (terms.find(order.region(), clock.instant()).isEmpty()) {
      return Optional.empty();
    }
    PayoutRun run = newRun(ids, order, null);
    runs.add(run);
    messages.requested(run);
    return Optional.of(run);
  }

  static PayoutRun newRun(Ids ids, PayoutRun.Order order, @Nullable Long orderedIn) {
    return new PayoutRun(
        new PayoutRunId(ids.next("run")),
        ids.nextNumber("PR"),
        order,
        PayoutRun.Status.COLLECTING,
        orderedIn,
        false,
        null,
        null);
  }
}
