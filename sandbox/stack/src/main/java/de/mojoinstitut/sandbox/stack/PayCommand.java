package de.mojoinstitut.sandbox.stack;

import de.mojoinstitut.sandbox.stack.client.Cashier;
import de.mojoinstitut.sandbox.stack.client.HubApi;
import de.mojoinstitut.sandbox.stack.client.Tokens;
import de.mojoinstitut.sandbox.stack.runtime.Misuse;
import de.mojoinstitut.sandbox.stack.runtime.Port;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.util.List;
import java.util.Set;

/** {@code pay}: plays the customer at the checkout of one or more bookings. */
final class PayCommand implements Command {

  private final StackContext context;

  PayCommand(StackContext context) {
    this.context = context;
  }

  @Override
  public int run(List<String> words) {
    Arguments arguments = Arguments.parse(words, Set.of(), Set.of("--card"));
    if (arguments.names().isEmpty()) {
      throw new Misuse("Which booking? ./mojo pay BOOKING_ID");
    }
    String card = arguments.option("--card").orElse(Cashier.GOOD_CARD);
    HubApi hub =
        new HubApi(
            context.ports().url(Port.HUB), context.tokens().user(Tokens.Order.of("user_ops")));
    Cashier cashier = new Cashier(context.ports().url(Port.STRIPE));
    boolean allAccepted = true;
    for (String booking : arguments.names()) {
      Cashier.Result result = pay(cashier, hub, booking, card);
      context.console().result(booking + " " + result.text());
      allAccepted &= result.accepted();
    }
    return allAccepted ? 0 : 1;
  }

  /** One booking that cannot be paid does not keep the others from it. */
  private static Cashier.Result pay(Cashier cashier, HubApi hub, String booking, String card) {
    try {
      return cashier.pay(hub, booking, card);
    } catch (Problem problem) {
      return new Cashier.Result(false, "not paid: " + problem.getMessage());
    }
  }
}
