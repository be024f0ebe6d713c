package de.mojoinstitut.core.payout.statement;

import de.mojoinstitut.core.ledger.Beneficiary;
import de.mojoinstitut.core.payout.run.Payout;
import de.mojoinstitut.core.payout.run.PayoutId;
import de.mojoinstitut.core.payout.run.PayoutRuns;
import de.mojoinstitut.core.payout.run.Payouts;
import de.mojoinstitut.core.region.Distributor;
import de.mojoinstitut.core.region.Distributors;
import de.mojoinstitut.core.region.Region;
import de.mojoinstitut.core.region.Regions;
import de.mojoinstitut.core.tenant.Tenant;
import de.mojoinstitut.core.tenant.TenantId;
import de.mojoinstitut.core.tenant.Tenants;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the statement of a payout that was paid: once, with the payee's next number, and stores it
 * as it is. Idempotent.
 */
@Service
public class IssueStatement {

  private final Payouts payouts;
  private final PayoutRuns runs;
  private final Statements statements;
  private final StatementRenderer renderer;
  private final Tenants tenants;
  private final Distributors distributors;
  private final Regions regions;
  private final Clock clock;

  IssueStatement(
      Payouts payouts,
      PayoutRuns runs,
      Statements statements,
      StatementRenderer renderer,
      Tenants tenants,
      Distributors distributors,
      Regions regions,
      Clock clock) {
    this.payouts = payouts;
    this.runs = runs;
    this.statements = statements;
    this.renderer = renderer;
    this.tenants = tenants;
    this.distributors = distributors;
    this.regions = regions;
    this.clock = clock;
  }

  /**
   * @return the statement's number
   * @throws IllegalStateException where the payout was not paid
   */
  @Transactional
  public String issue(PayoutId id) {
    Payout payout = payouts.lock(id);
    return statements.numberOf(id).orElseGet(() -> write(payout));
  }

  private String write(Payout payout) {
    if (payout.status() != Payout.Status.PAID) {
      throw new IllegalStateException(payout.id().value() + " was not paid");
    }
    Instant now = clock.instant();
    Region region = regions.find(payout.beneficiary().region()).orElseThrow();
    int year = now.atZone(region.zone()).getYear();
    long sequence = statements.next(payout.beneficiary(), year);
    Statement statement =
        new Statement(
            "GS-%d-%05d".formatted(year, sequence),
            payout,
            payee(payout.beneficiary()),
            region,
            statements.firstLine(payout.id()),
            runs.get(payout.run()).order().cutoff(),
            now);
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    statements.lines(payout.id(), lines -> renderer.pdf(statement, lines, pdf));
    statements.lines(payout.id(), lines -> renderer.csv(statement, lines, csv));
    statements.add(statement, year, sequence, pdf.toByteArray(), csv.toByteArray());
    return statement.number();
  }

  private String payee(Beneficiary beneficiary) {
    return switch (beneficiary.type()) {
      case TENANT -> tenants.find(new TenantId(beneficiary.id())).map(Tenant::name).orElseThrow();
      case DISTRIBUTOR -> distributors.find(beneficiary.id()).map(Distributor::name).orElseThrow();
    };
  }
}
