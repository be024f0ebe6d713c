package de.mojoinstitut.core.ledger;

import de.mojoinstitut.core.payment.SubjectId;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where postings are written, once each and for good. */
@Repository
class Journal {

  private static final String ADD =
      """
      insert into ledger_posting
        (key, type, region, seller, source_type, source_id, payment_id, payout_id, content, occurred_at, posted_at)
      values (:key, :type, :region, :seller, :sourceType, :source, :payment, :payout, :content, :occurredAt, :postedAt)
      on conflict (key) do nothing returning id""";

  private final JdbcClient jdbc;
  private final LineRows rows;
  private final Clock clock;

  Journal(JdbcClient jdbc, LineRows rows, Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * Keeps others from what the name stands for, until the transaction ends.
   *
   * @param name such as a payment's id
   */
  void serialise(String name) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:name, 0))")
        .param("name", "ledger/" + name)
        .query((row, i) -> true)
        .single();
  }

  /**
   * Posts, unless that was done before; a twin under way is waited for.
   *
   * @param lines asked for only where the posting is new
   * @throws IllegalStateException where the key was posted with other content
   */
  Posted post(Posting posting, Supplier<List<Line>> lines) {
    TenantId seller = posting.seller();
    SubjectId source = posting.source();
    Optional<Long> id =
        jdbc.sql(ADD)
            .param("key", posting.key())
            .param("type", posting.type().name())
            .param("region", posting.region().value())
            .param("seller", seller == null ? null : seller.value())
            .param("sourceType", source == null ? null : source.type())
            .param("source", source == null ? null : source.id())
            .param("payment", posting.paymentId())
            .param("payout", posting.payoutId())
            .param("content", posting.content())
            .param("occurredAt", Timestamp.from(posting.occurredAt()))
            .param("postedAt", Timestamp.from(clock.instant()))
            .query(Long.class)
            .optional();
    if (id.isPresent()) {
      rows.add(id.get(), posting, lines.get());
      return Posted.NOW;
    }
    if (isPosted(posting)) {
      return Posted.BEFORE;
    }
    throw new IllegalStateException(posting.key() + " was posted out of this scope's sight");
  }

  /**
   * Whether this was posted, with the same content.
   *
   * @throws IllegalStateException where the key was posted with other content
   */
  boolean isPosted(Posting posting) {
    Optional<String> before =
        jdbc.sql("select type || ' ' || content from ledger_posting where key = :key")
            .param("key", posting.key())
            .query(String.class)
            .optional();
    String wanted = posting.type() + " " + posting.content();
    if (before.isPresent() && !before.get().equals(wanted)) {
      throw new IllegalStateException(
          "%s was posted as \"%s\", not as \"%s\"".formatted(posting.key(), before.get(), wanted));
    }
    return before.isPresent();
  }

  /**
   * The payment as captured, and what is left of it. Others are kept from it until the transaction
   * ends.
   *
   * @throws IllegalStateException where the scope sees no capture of it
   */
  CapturedPayment lockPayment(String paymentId) {
    serialise(paymentId);
    return jdbc.sql(
            "select region, seller, source_type, source_id from ledger_posting where key = :key")
        .param("key", PostCapture.key(paymentId))
        .query(
            (row, i) -> {
              RegionCode region = new RegionCode(row.getString("region"));
              return new CapturedPayment(
                  paymentId,
                  region,
                  new TenantId(row.getString("seller")),
                  new SubjectId(row.getString("source_type"), row.getString("source_id")),
                  PaymentPosition.of(
                      region, rows.ofPayment(paymentId), exists(PostRelease.key(paymentId))));
            })
        .optional()
        .orElseThrow(() -> new IllegalStateException(paymentId + " has no capture in the ledger"));
  }

  boolean exists(String key) {
    return jdbc.sql("select exists (select from ledger_posting where key = :key)")
        .param("key", key)
        .query(Boolean.class)
        .single();
  }
}
