package de.mojoinstitut.workers.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.ledger.PostCapture;
import de.mojoinstitut.core.ledger.PostRelease;
import de.mojoinstitut.core.ledger.RevenueKind;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.payment.SubjectId;
import de.mojoinstitut.core.payout.PayoutEvent;
import de.mojoinstitut.core.payout.PayoutEvents;
import de.mojoinstitut.core.payout.PayoutGateway.ProviderStatus;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import de.mojoinstitut.processes.PayoutRunProcess;
import de.mojoinstitut.processes.TenantPayoutProcess;
import de.mojoinstitut.workers.FakePayees;
import de.mojoinstitut.workers.FakeTasks;
import de.mojoinstitut.workers.WorkersTest;
import de.mojoinstitut.workers.payout.CollectPayoutRunWorker.Output;
import de.mojoinstitut.workers.payout.CollectPayoutRunWorker.Row;
import io.camunda.client.exception.BpmnError;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The steps of both processes in their order, each with what it can say to the model. */
class PayoutWorkersTest extends WorkersTest {

  private static final AtomicInteger COUNTER = new AtomicInteger();

  @Autowired private OpenPayoutRunWorker open;
  @Autowired private ClaimPayoutRunWorker claim;
  @Autowired private CollectPayoutRunWorker collect;
  @Autowired private CheckApprovalWorker checkApproval;
  @Autowired private RejectPayoutRunWorker reject;
  @Autowired private PayPayoutRunWorker pay;
  @Autowired private FinishPayoutRunWorker finish;
  @Autowired private CheckPayoutWorker check;
  @Autowired private TransferPayoutWorker transfer;
  @Autowired private ResolvePayoutWorker resolve;
  @Autowired private IssueStatementWorker issueStatement;
  @Autowired private NotifyPayeeWorker notifyPayee;
  @Autowired private FakeTasks tasks;
  @Autowired private FakePayees payees;
  @Autowired private PayoutEvents events;
  @Autowired private PostCapture capture;
  @Autowired private PostRelease release;
  @Autowired private Clock clock;

  private final int number = COUNTER.incrementAndGet();
  private final String region = "PAYOUT" + number;
  private final String tenant = "tenant_payout_" + number;
  private final long instance = 500_000L + number;

  @BeforeEach
  void openRegion() {
    run(
        """
        insert into region values ('%1$s', '%1$s', null, 'EUR', 'de-DE', 'Europe/Berlin');
        insert into tenant values ('%2$s', '%2$s', '%2$s', 'Praxis', '%1$s', 'ACTIVE', now() + '1 year', now());
        insert into person values ('user_of_%2$s', 'B2B', '%1$s', null, 1, now(), now());
        insert into tenant_member values ('%2$s', 'user_of_%2$s', 'org:admin');
        insert into split_rule values ('rule_%1$s', '%1$s', 'EVENT', '2020-01-01', 1000, 0, 0, 'TENANT');
        insert into payout_terms values ('%1$s', '2020-01-01', null, 1000, 50000, 7, 'EUR');"""
            .formatted(region, tenant));
  }

  /** Nine tenths of it become payable. */
  private void sold(long cents) {
    PaymentId payment = new PaymentId("pay_" + region + "_" + cents);
    Scopes.run(
        Scope.worker(region),
        () -> {
          capture.post(
              new PostCapture.Capture(
                  payment,
                  SubjectId.ofBooking("booking_of_" + payment.value()),
                  new RegionCode(region),
                  new TenantId(tenant),
                  new RevenueKind("EVENT"),
                  Money.of(cents, "EUR"),
                  null,
                  clock.instant()));
          release.post(payment, clock.instant());
        });
  }

  private PayoutRunJob opened() {
    tasks.complete(
        instance,
        PayoutRunProcess.Elements.TASK_START_PAYOUT_RUN,
        "user_fin1",
        Map.of("region", region, "cutoff", "2099-01-01T00:00Z", "dryRun", false));
    OpenPayoutRunWorker.Output output = open.handle(instance, 1);
    assertThat(output.payoutRunNumber()).startsWith("PR-");
    assertThat(output.dryRun()).isFalse();
    PayoutRunJob job = new PayoutRunJob(output.payoutRunId(), output.region());
    claim.handle(job, instance);
    return job;
  }

  private PayoutJob paying() {
    PayoutRunJob run = opened();
    collect.handle(run);
    return new PayoutJob(pay.handle(run).payoutIds().getFirst(), region);
  }

  private static void endsWith(String code, Runnable step) {
    assertThatExceptionOfType(BpmnError.class)
        .isThrownBy(step::run)
        .extracting(BpmnError::getErrorCode)
        .isEqualTo(code);
  }

  @Test
  void shouldOpenNoRunForWhoMayNotOrAnOrderThatIsNone() {
    // given
    String task = PayoutRunProcess.Elements.TASK_START_PAYOUT_RUN;
    tasks.complete(instance, task, "user_ops", Map.of("region", region, "cutoff", "2099-01-01"));
    endsWith(PayoutRunProcess.Errors.NOT_ALLOWED, () -> open.handle(instance, 1));

    // then
    tasks.complete(instance, task, "user_fin1", Map.of("region", "MARS", "cutoff", "2099-01-01"));
    endsWith(PayoutRunProcess.Errors.INVALID_ORDER, () -> open.handle(instance, 2));
  }

  @Test
  void shouldLetASecondInstanceEnd() {
    // given
    PayoutRunJob job = opened();

    // then
    endsWith(PayoutRunProcess.Errors.ALREADY_CLAIMED, () -> claim.handle(job, 1));
  }

  @Test
  void shouldShowWhatWillBePaid() {
    // given
    sold(10_000);

    // when
    Output output = collect.handle(opened());

    // then
    assertThat(output.nothingToPay()).isFalse();
    assertThat(output.approvalRequired()).isFalse();
    assertThat(output.totals())
        .isEqualTo(new CollectPayoutRunWorker.Totals(1, 9_000, "EUR", 1, "2099-01-01T00:00:00Z"));
    Row row = output.preview().getFirst();
    assertThat(row).isEqualTo(new Row(row.payoutId(), tenant, 9_000, "EUR", 1, ""));
  }

  @Test
  void shouldSayWhyNothingWillBePaid() {
    // given
    sold(500);

    // when
    Output output = collect.handle(opened());

    // then
    assertThat(output.nothingToPay()).isTrue();
    assertThat(output.preview()).extracting(Row::note).containsExactly("BELOW_MINIMUM");
  }

  @Test
  void shouldAskForAnotherApproverThanTheStarter() {
    // given
    sold(100_000);
    PayoutRunJob job = opened();
    assertThat(collect.handle(job).approvalRequired()).isTrue();

    // then
    approve("user_fin1", "APPROVE");
    endsWith(PayoutRunProcess.Errors.SAME_PERSON, () -> checkApproval.handle(job, instance, 11));
    approve("user_ops", "APPROVE");
    endsWith(PayoutRunProcess.Errors.NOT_ALLOWED, () -> checkApproval.handle(job, instance, 12));
    approve("user_fin2", "APPROVE");
    assertThat(checkApproval.handle(job, instance, 13).approved()).isTrue();
    assertThat(pay.handle(job).payoutIds()).hasSize(1);
  }

  @Test
  void shouldPayNothingOfARejectedRun() {
    // given
    sold(100_000);
    PayoutRunJob job = opened();
    collect.handle(job);
    approve("user_fin2", "REJECT");

    // when
    assertThat(checkApproval.handle(job, instance, 11).approved()).isFalse();
    reject.handle(job);

    // then
    assertThat(count("payout_run where status = 'REJECTED' and region = '%s'".formatted(region)))
        .isEqualTo(1);
    assertThat(count("payout_line where active and region = '%s'".formatted(region))).isZero();
  }

  private void approve(String person, String decision) {
    tasks.complete(
        instance,
        PayoutRunProcess.Elements.TASK_APPROVE_PAYOUT_RUN,
        person,
        Map.of("decision", decision));
  }

  @Test
  void shouldPayAndTellThePayee() {
    // given
    sold(10_000);
    PayoutRunJob run = opened();
    collect.handle(run);
    List<String> due = pay.handle(run).payoutIds();
    PayoutJob job = new PayoutJob(due.getFirst(), region);

    // when
    check.handle(job);
    transfer.handle(job);
    transfer.handle(job);
    tell(job, PayoutEvent.Type.PAID);
    issueStatement.handle(job);
    notifyPayee.handle(job);
    finish.handle(run);

    // then
    assertThat(payees.orders.stream().filter(order -> order.payee().equals(tenant)))
        .hasSize(2)
        .allSatisfy(order -> assertThat(order.amount()).isEqualTo(Money.of(9_000, "EUR")));
    assertThat(count("payout where status = 'PAID' and id = '%s'".formatted(job.payoutId())))
        .isEqualTo(1);
    assertThat(count("payout_statement where payout_id = '%s'".formatted(job.payoutId())))
        .isEqualTo(1);
    assertThat(
            count(
                "outbox where channel = 'mail' and message_id like 'payout-paid-%s-%%'"
                    .formatted(job.payoutId())))
        .isEqualTo(1);
    assertThat(count("payout_run where status = 'DONE' and region = '%s'".formatted(region)))
        .isEqualTo(1);
  }

  private void tell(PayoutJob job, PayoutEvent.Type type) {
    events.on(
        new PayoutEvent("event_of_" + job.payoutId(), type, tenant, job.payoutId(), "tr_1", null));
  }

  @Test
  void shouldSkipWhoseAccountIsNotActive() {
    // given
    sold(10_000);
    PayoutJob job = paying();
    payees.deactivate(tenant);

    // then
    endsWith(TenantPayoutProcess.Errors.SKIPPED, () -> check.handle(job));
    endsWith(TenantPayoutProcess.Errors.SKIPPED, () -> transfer.handle(job));
  }

  @Test
  void shouldEndWhatTheProviderRefuses() {
    // given
    sold(10_000);
    PayoutJob job = paying();
    payees.answer(tenant, ProviderStatus.FAILED);

    // then
    endsWith(TenantPayoutProcess.Errors.PAYOUT_FAILED, () -> transfer.handle(job));
    endsWith(TenantPayoutProcess.Errors.PAYOUT_FAILED, () -> transfer.handle(job));
  }

  @Test
  void shouldTakeOverWhatFinanceFoundOut() {
    // given
    sold(10_000);
    PayoutJob job = paying();
    payees.answer(tenant, ProviderStatus.UNKNOWN);
    transfer.handle(job);
    String task = TenantPayoutProcess.Elements.TASK_RESOLVE_UNKNOWN;
    tasks.complete(instance, task, null, Map.of("resolution", "FAILED"));

    // then
    endsWith(TenantPayoutProcess.Errors.NOT_ALLOWED, () -> resolve.handle(job, instance, 21));
    tasks.complete(instance, task, "user_fin1", Map.of("resolution", "FAILED"));
    assertThat(resolve.handle(job, instance, 22).resolution()).isEqualTo("FAILED");
  }
}
