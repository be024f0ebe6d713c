package de.mojoinstitut.workers.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.processes.PaymentDisputeProcess.Elements;
import de.mojoinstitut.processes.PaymentDisputeProcess.Errors;
import de.mojoinstitut.workers.BookingJob;
import de.mojoinstitut.workers.FakeTasks;
import de.mojoinstitut.workers.WorkersTest;
import io.camunda.client.exception.BpmnError;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@SuppressWarnings("NullAway.Init") // set before each test
class DisputeWorkersTest extends WorkersTest {

  @Autowired private ClaimDisputeWorker claim;
  @Autowired private AnswerDisputeWorker answer;
  @Autowired private FakeDisputeGateway gateway;
  @Autowired private FakeTasks tasks;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TransactionTemplate transactions;
  private DisputeJob job;
  private long instance;

  @BeforeEach
  void open() {
    BookingJob booking = booking(offer(1, 100), "CONFIRMED");
    payment(booking, "CAPTURED");
    job =
        new DisputeJob(
            "dp_of_" + booking.bookingId(),
            booking.bookingId(),
            booking.bookingNumber(),
            booking.region());
    instance = booking.bookingId().hashCode();
    Scopes.run(
        Scope.worker("DACH"),
        () ->
            transactions.executeWithoutResult(
                status ->
                    jdbc.update(
                        """
                        insert into dispute (id, region, seller_tenant_id, payment_id, amount, fee, currency,
                          status, opened_at)
                        values (?, 'DACH', 'tenant_anna', 'payment_of_' || ?, 100, 20, 'EUR', 'OPEN', timestamptz '2026-11-22 12:00Z')""",
                        job.disputeId(),
                        job.bookingId())));
  }

  @Test
  void shouldEndTheInstanceThatComesSecond() {
    // given
    claim.handle(job, instance);
    claim.handle(job, instance);

    // then
    assertThatThrownBy(() -> claim.handle(job, instance + 1))
        .isInstanceOfSatisfying(
            BpmnError.class,
            error -> assertThat(error.getErrorCode()).isEqualTo(Errors.ALREADY_CLAIMED));
  }

  @Test
  void shouldTellTheProviderWhatFinanceDecided() {
    // given
    tasks.complete(
        instance, Elements.TASK_HANDLE_DISPUTE, "user_fin1", Map.of("outcome", "CONTEST"));

    // when
    answer.handle(job, instance, 1);

    // then
    assertThat(gateway.answers()).contains("tenant_anna " + job.disputeId() + " CONTEST");
  }

  @Test
  void shouldSendTheTaskBackToFinance() {
    // given
    tasks.complete(instance, Elements.TASK_HANDLE_DISPUTE, "user_ops", Map.of("outcome", "ACCEPT"));

    // then
    assertThatThrownBy(() -> answer.handle(job, instance, 1))
        .isInstanceOfSatisfying(
            BpmnError.class,
            error -> assertThat(error.getErrorCode()).isEqualTo(Errors.NOT_ALLOWED));
  }
}
