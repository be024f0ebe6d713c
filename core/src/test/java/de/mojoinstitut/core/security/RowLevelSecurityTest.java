package de.mojoinstitut.core.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.booking.Bookers;
import de.mojoinstitut.core.booking.Booking;
import de.mojoinstitut.core.testing.CoreTest;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One booking of Anna's offer in DACH, and who sees and writes which of its rows. */
class RowLevelSecurityTest extends CoreTest {

  private static final Set<String> WITHOUT_A_SCOPE =
      Set.of(
          "person",
          "membership",
          "tenant",
          "tenant_member",
          "offer",
          "offer_session",
          "booking",
          "booking_event",
          "payment",
          "refund",
          "fulfilment",
          "notification",
          "offer_cancellation",
          "offer_cancellation_result");

  @Autowired Bookers bookers;
  @Autowired JdbcTemplate jdbc;
  @Autowired PlatformTransactionManager transactions;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          person        | BUYER DISTRIBUTOR PLATFORM WORKER
          membership    | BUYER WORKER
          tenant        | SELLER DISTRIBUTOR PLATFORM WORKER
          tenant_member | SELLER WORKER
          offer         | BUYER OTHER_MEMBER SELLER OTHER_TENANT DISTRIBUTOR PLATFORM WORKER WORKER_OF_SELLER
          offer_session | BUYER OTHER_MEMBER SELLER OTHER_TENANT DISTRIBUTOR PLATFORM WORKER WORKER_OF_SELLER
          booking       | BUYER SELLER DISTRIBUTOR PLATFORM WORKER WORKER_OF_SELLER
          booking_event | BUYER SELLER DISTRIBUTOR PLATFORM WORKER WORKER_OF_SELLER
          payment       | BUYER SELLER DISTRIBUTOR PLATFORM WORKER WORKER_OF_SELLER
          refund        | BUYER SELLER DISTRIBUTOR PLATFORM WORKER WORKER_OF_SELLER
          fulfilment    | BUYER SELLER DISTRIBUTOR PLATFORM WORKER WORKER_OF_SELLER
          notification  | WORKER
          offer_cancellation        | SELLER PLATFORM WORKER
          offer_cancellation_result | SELLER PLATFORM WORKER
          """)
  void shouldShowARowToWhomThePolicySays(String table, String seenBy) {
    // given
    Booking booking = booking();

    // when
    Set<Callers> seeing =
        Arrays.stream(Callers.values())
            .filter(caller -> !seen(caller, booking, table).isEmpty())
            .collect(Collectors.toSet());

    // then
    assertThat(seeing)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(seenBy.trim().split(" ")).map(Callers::valueOf).toList());
  }

  /** A role without the right answers with an error, which is no row either. */
  private List<?> seen(Callers caller, Booking booking, String table) {
    try {
      return as(caller, booking, () -> jdbc.queryForList(select(table, booking)));
    } catch (BadSqlGrammarException e) {
      assertThat(e).rootCause().hasMessageContaining("permission denied");
      return List.of();
    }
  }

  private static String select(String table, Booking booking) {
    String key =
        switch (table) {
          case "person", "membership" -> "clerk_user_id = '" + booking.terms().buyer().value();
          case "tenant" -> "id = 'tenant_anna";
          case "tenant_member" -> "tenant_id = 'tenant_anna";
          case "offer" -> "id = '" + booking.terms().offer().value();
          case "offer_session", "offer_cancellation", "offer_cancellation_result" ->
              "offer_id = '" + booking.terms().offer().value();
          case "booking" -> "id = '" + booking.id().value();
          case "payment" -> "subject_id = '" + booking.id().value();
          case "refund" -> "payment_id = 'pay_" + booking.id().value();
          case "booking_event", "notification", "fulfilment" ->
              "booking_id = '" + booking.id().value();
          default -> throw new IllegalArgumentException(table);
        };
    return "select * from " + table + " where " + key + "'";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          booking      | update booking set hold_expires_at = created_at where id = '%s' | BUYER SELLER PLATFORM WORKER WORKER_OF_SELLER
          notification | update notification set sent_at = created_at where booking_id = '%s' | WORKER
          payment      | update payment set version = 2 where subject_id = '%s' | WORKER WORKER_OF_SELLER
          fulfilment   | update fulfilment set released_at = delivered_at where booking_id = '%s' | SELLER WORKER WORKER_OF_SELLER
          refund       | update refund set reference = '' where payment_id = concat('pay_', '%s') | WORKER WORKER_OF_SELLER
          offer        | update offer set status = 'CANCELLED' where id = (select offer_id from booking where id = '%s') | SELLER PLATFORM WORKER WORKER_OF_SELLER
          offer_cancellation | update offer_cancellation set finished_at = requested_at where offer_id = (select offer_id from booking where id = '%s') | WORKER
          """)
  void shouldLetARowBeChangedByWhomThePolicySays(String table, String update, String changedBy) {
    // given
    Booking booking = booking();

    // when
    Set<Callers> changing =
        Arrays.stream(Callers.values())
            .filter(caller -> changed(caller, booking, update.formatted(booking.id().value())) > 0)
            .collect(Collectors.toSet());

    // then
    assertThat(changing)
        .as(table)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(changedBy.trim().split(" ")).map(Callers::valueOf).toList());
  }

  private int changed(Callers caller, Booking booking, String sql) {
    try {
      return as(caller, booking, () -> jdbc.update(sql));
    } catch (BadSqlGrammarException e) {
      assertThat(e).rootCause().hasMessageContaining("permission denied");
      return 0;
    }
  }

  @Test
  void shouldShowNothingWithoutAScope() {
    // given
    Booking booking = booking();
    TransactionTemplate transaction = new TransactionTemplate(transactions);

    // then
    for (String table : WITHOUT_A_SCOPE) {
      assertThatThrownBy(
              () -> transaction.execute(status -> jdbc.queryForList(inSchema(table, booking))))
          .as(table)
          .rootCause()
          .hasMessageContaining("permission denied");
    }
  }

  /** The login role does not even look into the schema. */
  private static String inSchema(String table, Booking booking) {
    return select(table, booking).replace("from ", "from hub.");
  }

  @Test
  void shouldNotLetAMemberBookForSomebodyElse() {
    // given
    Booking booking = booking();
    database.execute("update booking set status = 'EXPIRED' where id = ?", booking.id().value());

    // then
    assertThatThrownBy(
            () ->
                as(
                    Callers.OTHER_MEMBER,
                    booking,
                    () -> jdbc.update(copyOf(booking), "copy_" + booking.id().value())))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  private static String copyOf(Booking booking) {
    return """
    insert into booking (id, number, region, offer_id, seller_tenant_id, buyer, price_amount, price_currency,
      cancellation_policy, status, hold_expires_at, created_at, version)
    select ?, 'MB-X', 'DACH', '%s', 'tenant_anna', '%s', 0, 'EUR', ';0', 'HELD', now(), now(), 0"""
        .formatted(booking.terms().offer().value(), booking.terms().buyer().value());
  }

  @ParameterizedTest
  @CsvSource({"BUYER", "OTHER_TENANT", "DISTRIBUTOR", "PLATFORM"})
  void shouldLetOnlyTheSellerAddSessionsToAnOffer(Callers caller) {
    // given
    Booking booking = booking();

    // then
    assertThatThrownBy(() -> as(caller, booking, () -> addSession(booking)))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  @Test
  void shouldLetTheSellerAddSessions() {
    // given
    Booking booking = booking();

    // then
    assertThat(as(Callers.SELLER, booking, () -> addSession(booking))).isEqualTo(1);
  }

  private int addSession(Booking booking) {
    return jdbc.update(
        "insert into offer_session values (?, ?, ?)",
        booking.terms().offer().value(),
        Timestamp.from(clock.instant()),
        Timestamp.from(clock.instant()));
  }

  @Test
  void shouldLetNobodyOfferInAnotherTenantsName() {
    // given
    Booking booking = booking();
    String copy =
        "insert into offer select 'copy_' || id, region, seller_tenant_id, kind, level, title, time_zone, starts_at,"
            + " ends_at, price_amount, price_currency, capacity, cancellation_policy, status, created_at from offer"
            + " where id = '"
            + booking.terms().offer().value()
            + "'";

    // then
    assertThatThrownBy(() -> as(Callers.OTHER_TENANT, booking, () -> jdbc.update(copy)))
        .rootCause()
        .hasMessageContaining("row-level security");
    assertThat(as(Callers.SELLER, booking, () -> jdbc.update(copy))).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "delete from booking",
    "delete from booking_event",
    "update booking_event set event = 'X'",
    "delete from payment",
    "delete from refund",
    "delete from seat",
    "update offer set price_amount = 0",
    "update membership set stage = 'RESILIENZ'",
    "update tenant set status = 'ACTIVE'",
    "insert into region select * from region",
    "delete from outbox",
    "alter table booking disable row level security",
    "truncate booking"
  })
  void shouldNotGrantWhatNobodyNeeds(String sql) {
    for (Callers caller : List.of(Callers.PLATFORM, Callers.SELLER, Callers.WORKER)) {
      assertThatThrownBy(() -> as(caller, booking(), () -> jdbc.update(sql)))
          .as(caller + ": " + sql)
          .rootCause()
          .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }
  }

  private Booking booking() {
    Booking booking = bookers.held(world.offer(1));
    database.execute(
        "insert into notification values (?, 'DACH', 'booking-confirmed', ?, ?, ?, null)",
        "notification_" + booking.id().value(),
        booking.id().value(),
        booking.terms().buyer().value(),
        Timestamp.from(clock.instant()));
    database.execute(
        """
        insert into payment (payment_id, subject_type, subject_id, number, region, seller_tenant_id, buyer, kind, label, amount,
                             currency, status, version, created_at)
        select 'pay_' || id, 'BOOKING', id, 1, region, seller_tenant_id, buyer, 'EVENT', number, price_amount, price_currency,
               'CAPTURED', 1, created_at from booking where id = ?""",
        booking.id().value());
    database.execute(
        "insert into refund values ('refund_' || ?, 'pay_' || ?, 1, 1, 'BUYER_CANCELLED', 'PENDING', null, false, ?)",
        booking.id().value(),
        booking.id().value(),
        Timestamp.from(clock.instant()));
    database.execute("insert into fulfilment values (?, null, null)", booking.id().value());
    database.execute(
        "insert into offer_cancellation values (?, 'DACH', 'tenant_anna', 'OTHER', ?, null, null)",
        booking.terms().offer().value(),
        Timestamp.from(clock.instant()));
    database.execute(
        "insert into offer_cancellation_result values (?, ?, 'CANCELLED', ?)",
        booking.terms().offer().value(),
        booking.id().value(),
        Timestamp.from(clock.instant()));
    return booking;
  }

  private <T> T as(Callers caller, Booking booking, Supplier<T> action) {
    return Scopes.within(
        caller.scope(booking.terms().buyer().value()),
        () ->
            Objects.requireNonNull(
                new TransactionTemplate(transactions)
                    .execute(
                        status -> {
                          status.setRollbackOnly();
                          return action.get();
                        })));
  }
}
