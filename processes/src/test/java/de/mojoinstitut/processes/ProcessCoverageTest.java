package de.mojoinstitut.processes;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.processes.EventBookingProcess.Messages;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Proves that {@link CoverageTest} can fail. */
class ProcessCoverageTest {

  private static final BpmnModel MODEL =
      BpmnModel.parse(
          """
          <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
            <process id="tea">
              <startEvent id="Thirst"/><eventBasedGateway id="Wait"/>
              <intermediateCatchEvent id="Boils"/><intermediateCatchEvent id="Bell"/>
              <sequenceFlow id="to-wait" sourceRef="Thirst" targetRef="Wait"/>
              <sequenceFlow id="to-boils" sourceRef="Wait" targetRef="Boils"/>
              <sequenceFlow id="to-bell" sourceRef="Wait" targetRef="Bell"/>
            </process>
          </definitions>
          """);

  @Test
  void shouldNameTheElementThatWasNotCompleted() {
    assertThat(seen("Thirst", "Wait", "Boils").missingElements()).containsExactly("Bell");
  }

  @Test
  void shouldNameTheFlowThatWasNotTaken() {
    assertThat(seen("Thirst", "Wait", "Boils", "Bell").missingFlows()).containsExactly("to-wait");
  }

  @Test
  void shouldCountFlowsOfAnEventBasedGatewayByTheEventTheyLeadTo() {
    assertThat(seen("Thirst", "Wait", "Boils", "to-wait").missingFlows())
        .containsExactly("to-bell");
  }

  @Test
  void shouldMissNothingWhenAllWasSeen() {
    ProcessCoverage coverage = seen("Thirst", "Wait", "Boils", "Bell", "to-wait");
    assertThat(coverage.missingElements()).isEmpty();
    assertThat(coverage.missingFlows()).isEmpty();
  }

  private static ProcessCoverage seen(String... ids) {
    return new ProcessCoverage(MODEL, new TreeSet<>(Set.of(ids)));
  }

  /**
   * Records of a real engine, cut down to one booking that was started and cancelled: the rest must
   * be missing.
   */
  @Test
  @ExtendWith(SharedEngine.class)
  void shouldMissThePathsThatOneBookingDidNotTake(TestEngine engine, BookingRun booking) {
    // given
    booking
        .held()
        .completes(EventBookingElements.TASK_CLAIM_BOOKING)
        .receives(Messages.BOOKING_CANCELLATION_REQUESTED);
    booking.completes(
        EventBookingElements.TASK_CANCEL_PAYMENT_ON_REQUEST,
        EventBookingElements.TASK_CANCEL_BOOKING,
        EventBookingElements.TASK_NOTIFY_CANCELLED);
    booking.endsAt(EventBookingElements.EVENT_BOOKING_CANCELLED);
    // when
    ProcessCoverage coverage =
        ProcessCoverage.of(
            BpmnModel.of(EventBookingProcess.PROCESS_ID),
            engine
                .events(ProcessInstanceRecordValue.class)
                .filter(event -> booking.owns(event.getValue())));
    // then
    assertThat(coverage.missingElements())
        .contains(
            EventBookingElements.TASK_SYNC_CONTACT,
            EventBookingElements.SUB_PROCESS_PAYMENT,
            EventBookingElements.TASK_CONFIRM_BOOKING)
        .doesNotContain(
            EventBookingElements.TASK_CANCEL_BOOKING,
            EventBookingElements.EVENT_CANCELLATION_REQUESTED);
    assertThat(coverage.missingFlows())
        .contains("Flow_SyncContact_PaymentRequired", "Flow_PaymentResult_PaymentDeclined")
        .doesNotContain("Flow_CancelBooking_NotifyCancelled");
  }
}
