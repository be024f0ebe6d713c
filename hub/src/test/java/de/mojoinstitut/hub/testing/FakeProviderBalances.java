package de.mojoinstitut.hub.testing;

import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.ledger.ProviderBalances;
import de.mojoinstitut.core.money.Money;
import java.util.List;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** What the provider holds, instead of the route to payments.mojo. */
@Component
@Primary
public final class FakeProviderBalances implements ProviderBalances {

  private volatile List<Money> held = List.of();
  private volatile boolean down;

  public void holds(Money... amounts) {
    held = List.of(amounts);
    down = false;
  }

  public void goDown() {
    down = true;
  }

  @Override
  public List<Money> held() {
    if (down) {
      throw new OutsideUnavailableException("payments", "503");
    }
    return held;
  }
}
