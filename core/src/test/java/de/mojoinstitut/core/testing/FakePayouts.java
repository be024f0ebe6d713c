package de.mojoinstitut.core.testing;

import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.payout.transfer.PayoutGateway;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A provider that transfers each payout once, whoever asks how often, and a record of what was
 * asked.
 */
public final class FakePayouts implements PayoutGateway {

  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  private final List<Order> orders = new CopyOnWriteArrayList<>();
  private final Map<String, Order> transfers = new ConcurrentHashMap<>();
  private final Map<String, PayeeAccount> accounts = new ConcurrentHashMap<>();
  private final List<String> abandoned = new CopyOnWriteArrayList<>();
  private volatile ProviderStatus status = ProviderStatus.PENDING;
  private volatile ProviderStatus fate = ProviderStatus.FAILED;
  private volatile Runnable meanwhile = () -> {};
  private volatile boolean down;

  /** How the next payouts are answered. */
  public void answer(ProviderStatus next) {
    status = next;
  }

  /** What the next payouts turn out to be when they are given up. */
  public void answerAbandonments(ProviderStatus next) {
    fate = next;
  }

  /** The payouts that were to be given up, each call. */
  public List<String> abandoned() {
    return List.copyOf(abandoned);
  }

  /** What happens once while the next payout is asked for. */
  public void meanwhile(Runnable action) {
    meanwhile = action;
  }

  /** The next calls fail, payouts after their effect. */
  public void goDown() {
    down = true;
  }

  public void comeBack() {
    down = false;
  }

  public void account(String payee, boolean active, @Nullable Instant bankChangedAt) {
    accounts.put(payee, new PayeeAccount(active, bankChangedAt));
  }

  public void reset() {
    orders.clear();
    transfers.clear();
    accounts.clear();
    abandoned.clear();
    status = ProviderStatus.PENDING;
    fate = ProviderStatus.FAILED;
    meanwhile = () -> {};
    down = false;
  }

  /** What was asked. */
  public List<Order> orders() {
    return List.copyOf(orders);
  }

  /** What really left us. */
  public List<Order> transfers() {
    return List.copyOf(transfers.values());
  }

  @Override
  public Answer pay(Order order) {
    orders.add(order);
    if (status != ProviderStatus.FAILED) {
      transfers.put(order.payoutId(), order);
    }
    Runnable action = meanwhile;
    meanwhile = () -> {};
    action.run();
    if (down) {
      throw new OutsideUnavailableException("payments", "503");
    }
    return new Answer(status, status == ProviderStatus.FAILED ? "account_closed" : null);
  }

  @Override
  public Answer abandon(String payee, String payoutId) {
    abandoned.add(payoutId);
    if (down) {
      throw new OutsideUnavailableException("payments", "503");
    }
    if (fate == ProviderStatus.FAILED) {
      transfers.remove(payoutId);
    }
    return new Answer(fate, fate == ProviderStatus.FAILED ? "ABANDONED" : null);
  }

  @Override
  public PayeeAccount account(String payee) {
    if (down) {
      throw new OutsideUnavailableException("payments", "503");
    }
    return accounts.getOrDefault(payee, new PayeeAccount(true, LONG_AGO));
  }
}
