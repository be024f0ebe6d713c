package de.mojoinstitut.camel.paymentevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.mojoinstitut.camel.RecordingMoneyEvents;
import de.mojoinstitut.camel.TestHub;
import de.mojoinstitut.core.dispute.DisputeEvent;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.payment.SubjectId;
import de.mojoinstitut.core.payout.PayoutEvent;
import de.mojoinstitut.core.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Payouts and disputes are told of as payments are. */
class MoneyEventRoutesTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String PAYOUTS = "mojo.payments.payout.v1";
  private static final String DISPUTES = "mojo.payments.dispute.v1";
  private static TestKafka kafka;
  private static ConfigurableApplicationContext hub;
  private static RecordingMoneyEvents core;

  @BeforeAll
  static void start() {
    kafka = new TestKafka();
    for (String topic : new String[] {PAYOUTS, DISPUTES}) {
      kafka.create(topic, 1);
      kafka.create(topic + ".hub.dlq", 1);
    }
    hub =
        new SpringApplicationBuilder(TestHub.class)
            .web(WebApplicationType.NONE)
            .properties(
                "mojo.kafka.bootstrap-servers=" + kafka.servers(),
                "mojo.routes.payment-events.auto-startup=false")
            .run();
    core = hub.getBean(RecordingMoneyEvents.class);
  }

  @AfterAll
  static void stop() {
    hub.close();
    kafka.close();
  }

  @Test
  void shouldTellTheCoreHowPayoutsEnd() {
    // when
    kafka.send(PAYOUTS, 0, payout("evt_none", "payout.paid", "none", "'tr_0'", "null"));
    kafka.send(PAYOUTS, 0, payout("evt_broken", "payout.paid", "", "'tr_0'", "null"));
    kafka.send(PAYOUTS, 0, payout("evt_new", "payout.dreamt", "po_1", "'tr_1'", "null"));
    kafka.send(PAYOUTS, 0, payout("evt_1", "payout.paid", "po_1", "'tr_1'", "null"));
    kafka.send(
        PAYOUTS, 0, payout("evt_2", "payout.failed", "po_2", "null", "'BALANCE_INSUFFICIENT'"));

    // then
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(core.payouts())
                    .containsExactly(
                        new PayoutEvent(
                            "evt_1", PayoutEvent.Type.PAID, "tenant_anna", "po_1", "tr_1", null),
                        new PayoutEvent(
                            "evt_2",
                            PayoutEvent.Type.FAILED,
                            "tenant_anna",
                            "po_2",
                            null,
                            "BALANCE_INSUFFICIENT")));
    assertThat(kafka.records(PAYOUTS + ".hub.dlq", 2)).hasSize(2);
  }

  @Test
  void shouldTellTheCoreOfDisputes() {
    // when
    kafka.send(DISPUTES, 0, dispute("evt_none", "dispute.opened", "none", 2_000));
    kafka.send(DISPUTES, 0, dispute("evt_broken", "dispute.opened", "dp_1", -1));
    kafka.send(DISPUTES, 0, dispute("evt_1", "dispute.opened", "dp_1", 2_000));
    kafka.send(
        DISPUTES,
        0,
        dispute("evt_2", "dispute.lost", "dp_1", 0).replace("\"2026-12-06T10:00:00Z\"", "null"));

    // then
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(core.disputes())
                    .containsExactly(
                        expected(
                            "evt_1",
                            DisputeEvent.Type.OPENED,
                            2_000,
                            Instant.parse("2026-12-06T10:00:00Z")),
                        expected("evt_2", DisputeEvent.Type.LOST, 0, null)));
    assertThat(kafka.records(DISPUTES + ".hub.dlq", 2)).hasSize(2);
  }

  private static DisputeEvent expected(
      String eventId,
      DisputeEvent.Type type,
      long fee,
      @org.jspecify.annotations.Nullable Instant answerBy) {
    return new DisputeEvent(
        eventId,
        type,
        new TenantId("tenant_anna"),
        new PaymentId("pay_1"),
        SubjectId.ofBooking("booking_1"),
        "dp_1",
        Money.of(10_000, "EUR"),
        Money.of(fee, "EUR"),
        answerBy);
  }

  private static String payout(
      String eventId, String type, String payoutId, String reference, String reason) {
    return """
        {'specversion':'1.0','id':'%s','source':'/payouts','type':'%s','subject':'x',
         'data':{'payoutId':'%s','tenantId':'tenant_anna','amount':500,'currency':'EUR','providerReference':%s,'reason':%s}}"""
        .formatted(eventId, type, payoutId, reference, reason)
        .replace('\'', '"');
  }

  private static String dispute(String eventId, String type, String disputeId, long fee) {
    return """
        {'specversion':'1.0','id':'%s','source':'/disputes','type':'%s','subject':'x',
         'data':{'disputeId':'%s','paymentId':'pay_1','bookingId':'booking_1','tenantId':'tenant_anna','amount':10000,
                 'fee':%d,'currency':'EUR','answerBy':'2026-12-06T10:00:00Z'}}"""
        .formatted(eventId, type, disputeId, fee)
        .replace('\'', '"');
  }
}
