package de.mojoinstitut.core.ledger;

import de.mojoinstitut.core.money.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects a posting's lines. Money only moves from one account to another: they sum to zero. */
final class Lines {

  private final Currency currency;
  private final List<Line> lines = new ArrayList<>();

  Lines(Currency currency) {
    this.currency = currency;
  }

  /**
   * @param amount minor units; nothing is written for zero
   */
  Lines move(Line.Kind kind, long amount, Account from, Account to) {
    return move(kind, amount, from, to, null);
  }

  Lines move(Line.Kind kind, long amount, Account from, Account to, @Nullable FrozenRate rate) {
    if (amount != 0) {
      lines.add(new Line(from, kind, new Money(-amount, currency), rate));
      lines.add(new Line(to, kind, new Money(amount, currency), rate));
    }
    return this;
  }

  /**
   * The opposite of a line.
   *
   * @param now where a beneficiary's share stands today
   */
  void undo(Line line, ShareState now) {
    Account account = line.account();
    lines.add(
        new Line(
            account.state() == null ? account : new Account(account.type(), account.holder(), now),
            line.kind(),
            new Money(-line.amount().amount(), currency),
            line.rate()));
  }

  List<Line> toList() {
    return List.copyOf(lines);
  }
}
