package de.mojoinstitut.payments;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.payments.watch.Watched;
import de.mojoinstitut.payments.watch.Watched.Kind;
import de.mojoinstitut.payments.watch.Watchers;
import de.mojoinstitut.testkit.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Many invoices at once, on a clock that the test moves; nothing else issues any. */
class InvoiceNumbersTest extends HttpTest {

  private static final World NUMBERING = new World();
  private static final Instant LAST_EVENING = Instant.parse("2026-12-31T22:30:00Z");
  private static final TestClock CLOCK = new TestClock(LAST_EVENING);
  private static final int THREADS = 24;
  private static final int PER_TENANT = 100;
  private static final List<String> TENANTS = List.of("tenant_one", "tenant_two", "tenant_three");

  @Autowired private Watchers watchers;

  @TestConfiguration
  static class StandingClock {
    @Bean
    @Primary
    Clock standingClock() {
      return CLOCK;
    }
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    NUMBERING.register(registry);
    registry.add("mojo.reconcile.poll", () -> "PT1H");
  }

  @Override
  World world() {
    return NUMBERING;
  }

  @AfterEach
  void endChaos() {
    NUMBERING.database.asSuperuser("drop function if exists payments.chaos cascade");
  }

  @Test
  void shouldNumberWithoutGapOrDuplicateWhateverFailsInBetween() throws Exception {
    // given
    List<Watched> wanted = new ArrayList<>();
    for (String tenant : TENANTS) {
      tenant(tenant);
      taxStatus(tenant, "2026-01-01", "false, 1900");
      IntStream.range(0, PER_TENANT)
          .forEach(i -> wanted.add(payment(tenant, tenant + "_" + i, "2026-12-31T12:00:00Z")));
    }
    refundEveryThird();
    failEveryFourth();
    Collections.shuffle(wanted, new Random(4));

    // when
    AtomicInteger failures = new AtomicInteger();
    AtomicInteger issued = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> looks = new ArrayList<>();
      for (Watched each : wanted) {
        looks.add(
            threads.submit(
                () -> {
                  failures.addAndGet(lookUntilDone(each));
                  if (issued.incrementAndGet() == wanted.size() / 2) {
                    CLOCK.advance(Duration.ofHours(1));
                  }
                }));
      }
      for (Future<?> look : looks) {
        look.get();
      }
    }

    // then
    assertThat(failures.get()).isPositive();
    for (String tenant : TENANTS) {
      assertThat(count(tenant, "RE")).isEqualTo(PER_TENANT);
      assertThat(count(tenant, "GS")).isEqualTo(34);
    }
    assertThat(NUMBERING.query("select distinct year from invoice where series = 'RE' order by 1"))
        .containsExactly("2026", "2027");
    assertThat(gaps()).isEmpty();
    assertThat(outOfOrder()).isEmpty();
    assertThat(
            NUMBERING.query(
                "select 1 from watch where kind = 'INVOICE' and due_at is not null and tenant_id <> 'tenant_growing'"))
        .isEmpty();
  }

  @Test
  void shouldTaxByWhatHeldWhenTheMoneyCame() {
    // given
    String tenant = "tenant_growing";
    tenant(tenant);
    taxStatus(tenant, "2026-01-01", "true, null");
    taxStatus(tenant, "2026-07-01", "false, 1900");
    Watched small = payment(tenant, "growing_small", "2026-06-30T21:59:59Z");
    Watched standard = payment(tenant, "growing_standard", "2026-06-30T22:00:00Z");
    Watched unknown = payment(tenant, "growing_unknown", "2025-12-31T22:00:00Z");

    // when
    watchers.look(standard);
    watchers.look(small);
    watchers.look(unknown);

    // then
    assertThat(
            NUMBERING.query(
                """
                select booking_id || ' ' || net || ' ' || vat from invoice
                where tenant_id = 'tenant_growing' order by no"""))
        .containsExactly("growing_standard 8403 1597", "growing_small 10000 0");
    assertThat(
            NUMBERING.query(
                "select due_at > '%s' from watch where entity_id = 'growing_unknown'"
                    .formatted(CLOCK.instant())))
        .containsExactly("t");
  }

  @Test
  void shouldTakeACreditNoteBackWhenTheRefundComesBack() {
    // given
    String tenant = "tenant_returned";
    tenant(tenant);
    taxStatus(tenant, "2026-01-01", "false, 1900");
    Watched watched = payment(tenant, "returned", "2026-12-31T12:00:00Z");
    moved(watched, "REFUNDED", "rf_first", 3_333);
    watchers.look(watched);
    moved(watched, "REFUND_RETURNED", "rf_first", 3_333);
    moved(watched, "REFUNDED", "rf_second", 9_999);
    moved(watched, "CHARGED_BACK", "dp_third", 1);

    // when
    watchers.look(watched);

    // then
    assertThat(
            NUMBERING.query(
                """
                select i.type || ' ' || i.gross || ' ' || i.vat || ' ' || coalesce(c.cause_id, '') from invoice i
                left join invoice r on r.invoice_id = i.refers_to left join invoice_cause c on c.cause_no = r.cause_no
                where i.tenant_id = 'tenant_returned' order by i.cause_no"""))
        .containsExactly(
            "INVOICE 10000 1597 ",
            "CREDIT_NOTE -3333 -532 returned",
            "INVOICE 3333 532 rf_first",
            "CREDIT_NOTE -9999 -1596 returned",
            "CREDIT_NOTE -1 -1 returned");
  }

  private static void moved(Watched watched, String kind, String id, long amount) {
    NUMBERING.database.asSuperuser(
        """
        insert into payments.invoice_cause (tenant_id, payment_id, kind, cause_id, amount, occurred_at)
        values ('%s', '%s', '%s', '%s', %d, '%s')"""
            .formatted(watched.tenantId(), watched.entityId(), kind, id, amount, LAST_EVENING));
  }

  /** How often it failed. */
  private int lookUntilDone(Watched watched) {
    for (int failures = 0; ; failures++) {
      try {
        watchers.look(watched);
        return failures;
      } catch (RuntimeException e) {
        if (!String.valueOf(e.getMessage()).contains("chaos")) {
          throw e;
        }
      }
    }
  }

  private static long count(String tenant, String series) {
    return Long.parseLong(
        NUMBERING
            .query(
                "select count(distinct number) from invoice where tenant_id = '%s' and series = '%s'"
                    .formatted(tenant, series))
            .getFirst());
  }

  private static List<String> gaps() {
    return NUMBERING.query(
        """
        select tenant_id || series || year from invoice group by tenant_id, series, year
        having min(no) <> 1 or max(no) <> count(*) or count(distinct no) <> count(*)""");
  }

  private static List<String> outOfOrder() {
    return NUMBERING.query(
        """
        select number from (select number, issued_at,
          lag(issued_at) over (partition by tenant_id, series order by year, no) as before from invoice) as numbered
        where before > issued_at""");
  }

  private static void tenant(String id) {
    NUMBERING.database.asSuperuser(
        """
        insert into payments.tenant values ('%s', 'Praxis', 'praxis', 'DACH', 'org', 'EUR', '%s', '%2$s')"""
            .formatted(id, LAST_EVENING));
  }

  private static void taxStatus(String tenant, String from, String smallAndRate) {
    NUMBERING.database.asSuperuser(
        """
        insert into payments.tax_status values ('%s', '%s', 1, 'Anna Müller', 'Weg 1', '10115', 'Berlin', 'DE',
          '12/345/67890', null, %s, 'user_anna', '%s')"""
            .formatted(tenant, from, smallAndRate, LAST_EVENING));
  }

  private static Watched payment(String tenant, String id, String receivedAt) {
    NUMBERING.database.asSuperuser(
        """
        insert into payments.payment (payment_id, tenant_id, subject_type, subject_id, booking_id, clerk_user_id,
          contact_id, amount, currency, label, expires_at, request_key, status, on_behalf_of, checkout_try,
          checkout_expires_at, payment_intent_id, created_at, updated_at)
        values ('%1$s', '%2$s', 'BOOKING', '%1$s', '%1$s', 'user_max', 'contact_of_user_max', 10000, 'EUR', 'MH-1', '%3$s',
          'key', 'CAPTURED', 'acct', 1, '%3$s', 'pi_%1$s', '%3$s', '%3$s');
        insert into payments.invoice_cause (tenant_id, payment_id, kind, cause_id, amount, occurred_at)
        values ('%2$s', '%1$s', 'RECEIVED', '%1$s', 10000, '%3$s');
        insert into payments.watch (kind, entity_id, tenant_id, due_at) values ('INVOICE', '%1$s', '%2$s', '%3$s')"""
            .formatted(id, tenant, receivedAt));
    return new Watched(Kind.INVOICE, id, tenant);
  }

  private static void refundEveryThird() {
    NUMBERING.database.asSuperuser(
        """
        insert into payments.invoice_cause (tenant_id, payment_id, kind, cause_id, amount, occurred_at)
        select tenant_id, payment_id, 'REFUNDED', 'rf_' || payment_id, 3333, occurred_at
        from payments.invoice_cause where substring(payment_id from '[0-9]+$')::int % 3 = 0""");
  }

  /** After the number is taken and before the transaction ends. */
  private static void failEveryFourth() {
    NUMBERING.database.asSuperuser(
        """
        create function payments.chaos() returns trigger language plpgsql as $$
        begin
          if random() < 0.25 then raise exception 'chaos'; end if;
          return new;
        end $$;
        create trigger chaos before insert on payments.invoice for each row execute function payments.chaos()""");
  }
}
