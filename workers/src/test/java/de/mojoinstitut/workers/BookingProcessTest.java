package de.mojoinstitut.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.booking.Booking;
import de.mojoinstitut.core.booking.BookingEvent.Type;
import de.mojoinstitut.core.booking.BookingStatus;
import de.mojoinstitut.core.booking.Canceller;
import de.mojoinstitut.core.booking.PlaceBooking;
import de.mojoinstitut.core.booking.RequestCancellation;
import de.mojoinstitut.core.fulfilment.RecordAttendance;
import de.mojoinstitut.core.membership.Stage;
import de.mojoinstitut.core.notification.Mail;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.offercancellation.CancelOffer;
import de.mojoinstitut.core.offercancellation.OfferCancellation;
import de.mojoinstitut.core.payment.PaymentEvent;
import de.mojoinstitut.core.payment.PaymentEvents;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.payment.PaymentStatus;
import de.mojoinstitut.core.payment.Refund;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.person.Identity;
import de.mojoinstitut.core.person.PersonType;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import de.mojoinstitut.processes.EventBookingProcess;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the held seat to the confirmed booking: outbox, engine, workers and use cases together. */
class BookingProcessTest extends WorkersTest {

  private static final String CONFIRMED = "Event_BookingConfirmed";
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Scope SELLER =
      new Scope(Scope.Kind.API, "user_anna", "tenant_anna", "DACH", Scope.Level.TENANT);

  @Autowired private PlaceBooking placeBooking;
  @Autowired private PaymentEvents paymentEvents;
  @Autowired private RequestCancellation requestCancellation;
  @Autowired private RecordAttendance recordAttendance;
  @Autowired private CancelOffer cancelOffer;

  @Test
  void shouldConfirmABookingThatIsPaid() {
    // given
    BookingJob job = placed(offer(1, 10_000));
    awaitStatus(job, BookingStatus.AWAITING_PAYMENT);

    // when
    captured(job);

    // then
    awaitStatus(job, BookingStatus.CONFIRMED);
    assertThat(timeline(job.bookingId()))
        .containsExactly(
            Type.HELD,
            Type.CONTACT_SYNCED,
            Type.PAYMENT_REQUESTED,
            Type.PAYMENT_CAPTURED,
            Type.CONFIRMED);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(endOf(job)).isNotEmpty());
    assertThat(endOf(job)).containsExactly(CONFIRMED);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(outside.mails).hasSize(1));
    assertThat(outside.mails.getFirst().messageId()).startsWith("booking-confirmed-");
  }

  @Test
  void shouldLetTheEngineKnowOnlyIdsAndDecisions() {
    // given
    BookingJob job = placed(offer(1, 0));

    // when
    awaitStatus(job, BookingStatus.CONFIRMED);

    // then
    List<VariableRecordValue> variables =
        events(VariableRecordValue.class)
            .filter(
                variable ->
                    variable.getProcessInstanceKey()
                        == Objects.requireNonNull(instanceOf("BOOKING", job)))
            .toList();
    assertThat(variables)
        .extracting(VariableRecordValue::getName)
        .contains(EventBookingProcess.Variables.CONTACT_ID)
        .isSubsetOf(
            EventBookingProcess.Variables.BOOKING_ID,
            EventBookingProcess.Variables.BOOKING_NUMBER,
            EventBookingProcess.Variables.REGION,
            EventBookingProcess.Variables.SELLER_TENANT_ID,
            EventBookingProcess.Variables.PAYMENT_REQUIRED,
            EventBookingProcess.Variables.HOLD_EXPIRES_AT,
            EventBookingProcess.Variables.LATE_PAYMENT,
            EventBookingProcess.Variables.CONTACT_ID,
            EventBookingProcess.Variables.PAYMENT_ID);
    assertThat(variables)
        .extracting(VariableRecordValue::getValue)
        .noneMatch(value -> value.matches(".*(Mustermann|example\\.org|Atem|LEBENSENERGIE).*"));
  }

  @Test
  void shouldGoOnWhenKontakteIsBack() {
    // given
    outside.kontakteIsAwayFor(1);

    // when
    BookingJob job = placed(offer(1, 10_000));

    // then
    awaitStatus(job, BookingStatus.AWAITING_PAYMENT);
    JobRecordValue failed =
        events(JobRecordValue.class, JobIntent.FAILED)
            .filter(
                failure ->
                    failure.getProcessInstanceKey()
                        == Objects.requireNonNull(instanceOf("BOOKING", job)))
            .findFirst()
            .orElseThrow();
    assertThat(failed.getErrorMessage()).isEqualTo("kontakte: 503");
    assertThat(failed.getRetries()).isEqualTo(7);
    assertThat(failed.getRetryBackoff()).isEqualTo(1000);
  }

  @Test
  void shouldGiveTheMoneyBackWhereTheBuyerCancelsAfterTheConfirmation() {
    // given
    BookingJob job = confirmed(offer(1, 10_000));

    // when
    Canceller buyer = new Canceller(identity(stored(job).terms().buyer()), false);
    Scopes.within(
        scope(buyer.identity().user()), () -> requestCancellation.request(buyer, job.id()));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(outside.refunds).hasSize(1));
    refunded(job);

    // then
    awaitFulfilmentAt(job, "Event_BookingCancelled");
    assertThat(timeline(job.bookingId()))
        .endsWith(Type.CONFIRMED, Type.CANCELLED, Type.REFUND_REQUESTED, Type.REFUNDED);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(outside.mails)
                    .extracting(Mail::messageId)
                    .anyMatch(id -> id.startsWith("booking-refunded-")));
  }

  @Test
  void shouldReleaseTheRevenueAfterTheDelivery() {
    // given
    String offer = offer(1, 10_000);
    move(offer, "now() + interval '1 hour'");
    BookingJob job = confirmed(offer);
    move(offer, "now() - interval '1 hour'");

    // when
    Scopes.within(SELLER, () -> recordAttendance.record(anna(), job.id(), false));

    // then
    awaitFulfilmentAt(job, "Event_RevenueReleased");
    assertThat(timeline(job.bookingId())).endsWith(Type.CONFIRMED, Type.NO_SHOW, Type.RELEASED);
    assertThat(
            count(
                "ledger_posting where type = 'RELEASE' and source_id = '%s'"
                    .formatted(job.bookingId())))
        .isEqualTo(1);
  }

  @Test
  void shouldCancelEveryBookingOfAnOfferThatIsCalledOff() {
    // given
    String offer = offer(2, 10_000);
    BookingJob paid = confirmed(offer);
    BookingJob unpaid = placed(offer);
    awaitStatus(unpaid, BookingStatus.AWAITING_PAYMENT);

    // when
    Scopes.within(
        SELLER,
        () ->
            cancelOffer.cancel(
                new Canceller(anna(), false),
                new OfferId(offer),
                OfferCancellation.Reason.SELLER_ILL));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(outside.refunds).hasSize(1));
    refunded(paid);

    // then
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        count(
                            "offer_cancellation where offer_id = '%s' and finished_at is not null"
                                .formatted(offer)))
                    .isEqualTo(1));
    assertThat(result(offer, paid, "REFUNDED")).isEqualTo(1);
    assertThat(result(offer, unpaid, "CANCELLED")).isEqualTo(1);
    assertThat(stored(paid).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(stored(unpaid).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(takenSeats(offer)).isZero();
  }

  private int result(String offer, BookingJob job, String result) {
    return count(
        "offer_cancellation_result where offer_id = '%s' and booking_id = '%s' and result = '%s'"
            .formatted(offer, job.bookingId(), result));
  }

  private static Identity anna() {
    return new Identity(
        new ClerkUserId("user_anna"),
        PersonType.B2B,
        new RegionCode("DACH"),
        Locale.GERMANY,
        null,
        new TenantId("tenant_anna"));
  }

  private BookingJob confirmed(String offer) {
    BookingJob job = placed(offer);
    awaitStatus(job, BookingStatus.AWAITING_PAYMENT);
    captured(job);
    awaitStatus(job, BookingStatus.CONFIRMED);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(instanceOf("FULFILMENT", job)).isNotNull());
    return job;
  }

  private void refunded(BookingJob job) {
    Refund refund = Objects.requireNonNull(stored(job).refund());
    paymentEvents.on(
        new PaymentEvent(
            "refunded_" + job.bookingId(),
            PaymentEvent.Type.REFUNDED,
            new TenantId("tenant_anna"),
            new PaymentId("payment_of_" + job.bookingId()),
            job.subject(),
            1,
            PaymentStatus.REFUNDED,
            2,
            null,
            new PaymentEvent.RefundPart(refund.refundId(), refund.amount(), refund.reason())));
  }

  private void awaitFulfilmentAt(BookingJob job, String end) {
    long instance = Objects.requireNonNull(instanceOf("FULFILMENT", job));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        events(
                                ProcessInstanceRecordValue.class,
                                ProcessInstanceIntent.ELEMENT_COMPLETED)
                            .filter(element -> element.getProcessInstanceKey() == instance)
                            .map(ProcessInstanceRecordValue::getElementId))
                    .contains(end));
  }

  private static Identity identity(ClerkUserId user) {
    return new Identity(
        user, PersonType.B2C, new RegionCode("DACH"), null, Stage.LEBENSENERGIE, null);
  }

  private static Scope scope(ClerkUserId user) {
    return new Scope(Scope.Kind.API, user.value(), null, "DACH", Scope.Level.PERSON);
  }

  private BookingJob placed(String offer) {
    ClerkUserId user = new ClerkUserId(member());
    PlaceBooking.Result result =
        Scopes.within(scope(user), () -> placeBooking.place(identity(user), new OfferId(offer)));
    assertThat(result).isInstanceOf(PlaceBooking.Result.Placed.class);
    Booking booking = ((PlaceBooking.Result.Placed) result).booking();
    return new BookingJob(booking.id().value(), booking.number(), "DACH", null);
  }

  private void captured(BookingJob job) {
    paymentEvents.on(
        new PaymentEvent(
            "event_" + job.bookingId(),
            PaymentEvent.Type.CAPTURED,
            new TenantId("tenant_anna"),
            new PaymentId("payment_of_" + job.bookingId()),
            job.subject(),
            1,
            PaymentStatus.CAPTURED,
            1,
            null,
            null));
  }

  private void awaitStatus(BookingJob job, BookingStatus status) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(stored(job).status()).isEqualTo(status));
  }

  private List<String> endOf(BookingJob job) {
    Long instance = instanceOf("BOOKING", job);
    return events(ProcessInstanceRecordValue.class, ProcessInstanceIntent.ELEMENT_COMPLETED)
        .filter(element -> Objects.equals(element.getProcessInstanceKey(), instance))
        .map(ProcessInstanceRecordValue::getElementId)
        .filter(CONFIRMED::equals)
        .toList();
  }
}
