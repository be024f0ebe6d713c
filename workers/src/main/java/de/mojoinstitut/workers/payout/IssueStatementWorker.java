package de.mojoinstitut.workers.payout;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.payout.statement.IssueStatement;
import de.mojoinstitut.processes.TenantPayoutProcess.JobTypes;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** {@code payout.issueStatement} */
@Component
public class IssueStatementWorker {

  private final IssueStatement issueStatement;

  IssueStatementWorker(IssueStatement issueStatement) {
    this.issueStatement = issueStatement;
  }

  @JobWorker(type = JobTypes.PAYOUT_ISSUE_STATEMENT)
  public void handle(@VariablesAsType PayoutJob job) {
    Scopes.within(job.scope(), () -> issueStatement.issue(job.id()));
  }
}
