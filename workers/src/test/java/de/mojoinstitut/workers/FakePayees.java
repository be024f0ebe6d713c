package de.mojoinstitut.workers;

import de.mojoinstitut.core.payout.statement.Statement;
import de.mojoinstitut.core.payout.statement.StatementRenderer;
import de.mojoinstitut.core.payout.transfer.PayoutGateway;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Payments.mojo for payouts: keeps what it is asked; and statements without content. */
public final class FakePayees implements PayoutGateway, StatementRenderer {

  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  public final List<Order> orders = new CopyOnWriteArrayList<>();
  private final Map<String, ProviderStatus> answers = new ConcurrentHashMap<>();
  private final Map<String, PayeeAccount> accounts = new ConcurrentHashMap<>();

  /** How the payee's payouts are answered. */
  public void answer(String payee, ProviderStatus status) {
    answers.put(payee, status);
  }

  /** The payee's account can receive nothing. */
  public void deactivate(String payee) {
    accounts.put(payee, new PayeeAccount(false, LONG_AGO));
  }

  @Override
  public Answer pay(Order order) {
    orders.add(order);
    return new Answer(answers.getOrDefault(order.payee(), ProviderStatus.PENDING), null);
  }

  @Override
  public Answer abandon(String payee, String payoutId) {
    return new Answer(ProviderStatus.FAILED, "ABANDONED");
  }

  @Override
  public PayeeAccount account(String payee) {
    return accounts.getOrDefault(payee, new PayeeAccount(true, LONG_AGO));
  }

  @Override
  public void pdf(Statement statement, Iterator<Statement.Line> lines, OutputStream out) {
    lines.forEachRemaining(Statement.Line::amount);
  }

  @Override
  public void csv(Statement statement, Iterator<Statement.Line> lines, OutputStream out) {
    lines.forEachRemaining(Statement.Line::amount);
  }
}
