package de.mojoinstitut.workers;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.booking.Booking;
import de.mojoinstitut.core.booking.BookingEvent;
import de.mojoinstitut.core.booking.BookingId;
import de.mojoinstitut.core.booking.Bookings;
import de.mojoinstitut.core.process.Claims;
import de.mojoinstitut.core.process.Claims.Claim;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.testkit.TestDatabase;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RecordValue;
import io.camunda.zeebe.protocol.record.intent.Intent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The real workers and use cases on a real PostgreSQL and the in-memory engine; one application for
 * all test classes. Bookings that are arranged here have no process instance, so nothing happens to
 * them but what a test does.
 */
@SpringBootTest(
    classes = TestHub.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "mojo.application=hub",
      "spring.datasource.username=hub_login",
      "spring.flyway.user=hub_owner",
      "spring.flyway.locations=classpath:db/chassis,classpath:db/hub",
      "spring.flyway.default-schema=hub",
      "spring.flyway.placeholders.api=hub_api",
      "spring.flyway.placeholders.worker=hub_worker",
      "spring.flyway.placeholders.owner=hub_owner",
      "camunda.client.mode=self-managed",
      "camunda.client.prefer-rest-over-grpc=false",
      "camunda.client.worker.defaults.stream-enabled=true",
      "mojo.payout.hold=PT1S",
      "spring.main.banner-mode=off"
    })
public abstract class WorkersTest {

  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final AtomicInteger COUNTER = new AtomicInteger();

  /** Starts with the first test class that needs it and lives as long as the application. */
  private static final class Engine {
    static final ZeebeTestEngine ENGINE = start();

    private static ZeebeTestEngine start() {
      ZeebeTestEngine engine = EngineFactory.create();
      engine.start();
      return engine;
    }
  }

  @Autowired protected FakeOutside outside;
  @Autowired private Bookings bookings;
  @Autowired private Claims claims;
  @Autowired private TransactionTemplate transaction;

  @DynamicPropertySource
  static void places(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", DATABASE::url);
    registry.add("spring.flyway.url", DATABASE::url);
    registry.add(
        "camunda.client.grpc-address", () -> "http://" + Engine.ENGINE.getGatewayAddress());
  }

  @BeforeEach
  void arrange() {
    outside.reset();
    DATABASE.asSuperuser(
        """
        set search_path = hub;
        insert into region values ('DACH', 'DACH', null, 'EUR', 'de-DE', 'Europe/Berlin') on conflict do nothing;
        insert into tenant values ('tenant_anna', 'org_anna', 'anna', 'Praxis', 'DACH', 'ACTIVE', now() + '1 year', now())
          on conflict do nothing;""");
    DATABASE.addSandboxTerms();
  }

  /** An event of {@code tenant_anna} in a month. */
  protected String offer(int seats, long price) {
    String id = "offer_" + COUNTER.incrementAndGet();
    DATABASE.asSuperuser(
        """
        set search_path = hub;
        insert into offer values ('%1$s', 'DACH', 'tenant_anna', 'EVENT', 'EXTENDED', 'Atem und Ruhe', 'Europe/Berlin',
          now() + '30 days', now() + '30 days 2 hours', %3$d, 'EUR', %2$d, '168:100;0', 'PUBLISHED', now());
        insert into offer_session select id, starts_at, ends_at from offer where id = '%1$s';
        insert into seat select '%1$s', generate_series(1, %2$d);"""
            .formatted(id, seats, price));
    return id;
  }

  /** Puts the offer to another time, such as {@code now() + '1 hour'}; it lasts two hours. */
  protected void move(String offer, String startsAt) {
    DATABASE.asSuperuser(
        """
        set search_path = hub;
        update offer set starts_at = %2$s, ends_at = %2$s + interval '2 hours' where id = '%1$s';
        update offer_session set starts_at = %2$s, ends_at = %2$s + interval '2 hours' where offer_id = '%1$s';"""
            .formatted(offer, startsAt));
  }

  /** The offer was called off, and nothing has been done about it yet. */
  protected void callOff(String offer) {
    DATABASE.asSuperuser(
        """
        set search_path = hub;
        update offer set status = 'CANCELLED' where id = '%1$s';
        insert into offer_cancellation (offer_id, region, seller_tenant_id, reason, requested_at)
          values ('%1$s', 'DACH', 'tenant_anna', 'OTHER', now());"""
            .formatted(offer));
  }

  /** A member of DACH. */
  protected String member() {
    String id = "user_" + COUNTER.incrementAndGet();
    DATABASE.asSuperuser(
        """
        set search_path = hub;
        insert into person values ('%1$s', 'B2C', 'DACH', 'de-DE', 0, now(), now());
        insert into membership values ('%1$s', 'DACH', 'LEBENSENERGIE', now());"""
            .formatted(id));
    return id;
  }

  /** A booking with a seat and without a process. */
  protected BookingJob booking(String offer, String status) {
    String id = "booking_" + COUNTER.incrementAndGet();
    DATABASE.asSuperuser(
        """
        set search_path = hub;
        insert into booking (id, number, region, offer_id, seller_tenant_id, buyer, price_amount, price_currency,
                             cancellation_policy, status, hold_expires_at, created_at, version)
          select '%1$s', 'MB-%1$s', 'DACH', id, 'tenant_anna', '%2$s', price_amount, 'EUR', '168:100;0', '%4$s',
                 now() + '15 minutes', now(), 0 from offer where id = '%3$s';
        update seat set booking_id = '%1$s', hold_expires_at = now() + '15 minutes'
          where (offer_id, seat_no) = (select offer_id, min(seat_no) from seat
                                       where offer_id = '%3$s' and booking_id is null group by offer_id);"""
            .formatted(id, member(), offer, status));
    return new BookingJob(id, "MB-" + id, "DACH", null);
  }

  /** Changes the booking behind everybody's back: {@code contact_id = 'contact_1'}. */
  protected void change(BookingJob booking, String assignments) {
    DATABASE.asSuperuser(
        "update hub.booking set %s where id = '%s'".formatted(assignments, booking.bookingId()));
  }

  /** The booking has a payment of that status. */
  protected void payment(BookingJob booking, String status) {
    run(
        """
        insert into payment (payment_id, subject_type, subject_id, number, region, seller_tenant_id, buyer, kind, label, amount,
                             currency, status, version, created_at)
          select 'payment_of_' || id, 'BOOKING', id, 1, region, seller_tenant_id, buyer, 'EVENT', number, price_amount,
                 price_currency, '%2$s', 0, created_at from booking where id = '%1$s'"""
            .formatted(booking.bookingId(), status));
  }

  protected void giveAwaySeatsOf(String offer) {
    DATABASE.asSuperuser(
        "update hub.seat set booking_id = 'other_' || seat_no, hold_expires_at = null where offer_id = '%s'"
            .formatted(offer));
  }

  protected int takenSeats(String offer) {
    return count("seat where offer_id = '%s' and booking_id is not null".formatted(offer));
  }

  /** Counts rows past every policy: {@code notification where subject_id = '…'}. */
  protected int count(String fromHub) {
    try (Connection connection = DATABASE.connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from hub." + fromHub)) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  protected Booking stored(BookingJob booking) {
    return inScope(() -> bookings.get(booking.id()));
  }

  /** The process instance that has the booking; null where none has. */
  protected @Nullable Long instanceOf(String kind, BookingJob booking) {
    Claim claim = new Claim(kind, booking.bookingId(), new RegionCode(booking.region()));
    return inScope(() -> claims.holder(claim)).orElse(null);
  }

  protected List<BookingEvent.Type> timeline(String booking) {
    return inScope(() -> bookings.timeline(new BookingId(booking))).stream()
        .map(BookingEvent::event)
        .toList();
  }

  /** Values of all the engine's events so far that have the type. */
  protected static <T extends RecordValue> Stream<T> events(Class<T> type, Intent... intents) {
    return StreamSupport.stream(
            Engine.ENGINE.getRecordStreamSource().getRecords().spliterator(), false)
        .filter(each -> each.getRecordType() == RecordType.EVENT)
        .filter(each -> intents.length == 0 || List.of(intents).contains(each.getIntent()))
        .map(Record::getValue)
        .filter(type::isInstance)
        .map(type::cast);
  }

  private <T> T inScope(Supplier<T> read) {
    return Scopes.within(
        Scope.worker("DACH"),
        () -> Objects.requireNonNull(transaction.execute(status -> read.get())));
  }

  /** Runs SQL in the hub's schema, past every policy. */
  protected static void run(String sql) {
    DATABASE.asSuperuser("set search_path = hub; " + sql);
  }
}
