package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Response;
import de.mojoinstitut.sandbox.kit.SimulatorServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A Stripe for the sandbox and for tests: the unmodified Stripe libraries talk to {@link #url()}.
 * Closing it keeps its state on disk.
 */
public final class StripeSimulator implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(StripeSimulator.class.getName());
  private static final long TICK_MILLIS = 200;

  private final SimulatorServer server;
  private final State state;
  private final Webhooks webhooks;
  private final Patience patience = new Patience();
  private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();

  private StripeSimulator(SimulatorConfig config) throws IOException {
    server = new SimulatorServer(config.port());
    state = new State(config.data().resolve("stripe.jsonl"), config.clock(), config.tariff());
    Trouble trouble = new Trouble();
    webhooks = new Webhooks(state, trouble, config.webhookSecret(), config.webhookUrl());
    Payments payments =
        new Payments(() -> trouble.take(Trouble.Kind.DECLINE).map(Trouble.Rule::card));
    Checkout checkout = new Checkout(state, payments);
    state.timer(CheckoutSessions.KIND, CheckoutSessions::expireByClock);
    state.timer(PaymentIntents.KIND, checkout::settleByClock);
    state.timer(Disputes.KIND, Disputes::loseByClock);
    state.timer(Balances.KIND, Balances::announce);
    Payouts payouts = new Payouts(() -> trouble.take(Trouble.Kind.PAYOUT_FAILS).isPresent());
    state.timer(Payouts.KIND, payouts::arriveByClock);
    state.wakeAgain(waiting());
    Refunds refunds = new Refunds(() -> trouble.take(Trouble.Kind.REFUND_PENDING).isPresent());
    Endpoints endpoints = endpoints(server.url().toString(), payments, trouble);
    refunds.register(endpoints);
    payouts.register(endpoints);
    Requests requests = new Requests();
    Api api = new Api(endpoints, requests, state, trouble, patience, config.secretKey());
    new Sandbox(state, checkout, trouble, webhooks).register(server);
    server.route(
        "GET", "/_sandbox/requests", Sandbox.json(r -> Response.json(200, requests.list())));
    new SandboxMoney(state, refunds).register(server);
    new PayPage(state, checkout).register(server);
    server.otherwise(api::handle);
  }

  private static Endpoints endpoints(String baseUrl, Payments payments, Trouble trouble) {
    Endpoints endpoints = new Endpoints();
    new Accounts(baseUrl, () -> trouble.take(Trouble.Kind.ONBOARDING).isPresent())
        .register(endpoints);
    Customers.register(endpoints);
    PaymentMethods.register(endpoints);
    new CheckoutSessions(baseUrl).register(endpoints);
    new PaymentIntents(payments).register(endpoints);
    Charges.register(endpoints);
    BankAccounts.register(endpoints);
    BalanceTransactions.register(endpoints);
    Balances.register(endpoints);
    Transfers.register(endpoints);
    TransferReversals.register(endpoints);
    Disputes.register(endpoints);
    Events.register(endpoints);
    return endpoints;
  }

  private List<Timers.Due> waiting() {
    List<Timers.Due> dues = new ArrayList<>();
    for (ObjectNode session : state.all(CheckoutSessions.KIND)) {
      if (session.path("status").asText().equals("open")) {
        dues.add(due(session, session.path("expires_at").asLong()));
      }
    }
    for (ObjectNode intent : state.all(PaymentIntents.KIND)) {
      if (intent.path(Views.NOTES).has("settle_at")) {
        dues.add(due(intent, intent.path(Views.NOTES).path("settle_at").asLong()));
      }
    }
    for (ObjectNode dispute : state.all(Disputes.KIND)) {
      if (dispute.path("status").asText().equals("needs_response")) {
        dues.add(due(dispute, Disputes.dueBy(dispute)));
      }
    }
    for (ObjectNode payout : state.all(Payouts.KIND)) {
      if (payout.path("status").asText().equals("pending")) {
        dues.add(due(payout, payout.path("arrival_date").asLong()));
      }
    }
    dues.addAll(Balances.waiting(state));
    return dues;
  }

  private static Timers.Due due(ObjectNode object, long at) {
    return new Timers.Due(at, object.path("object").asText(), object.path("id").asText());
  }

  /** Starts a simulator in this JVM; it answers when this returns. */
  public static StripeSimulator start(SimulatorConfig config) {
    try {
      StripeSimulator simulator = new StripeSimulator(config);
      simulator.run();
      return simulator;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run() {
    server.start();
    webhooks.start();
    Future<?> unused =
        clockwork.scheduleWithFixedDelay(
            this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    try {
      state.tick();
    } catch (RuntimeException e) {
      // A scheduled task that throws is never run again.
      LOG.log(System.Logger.Level.ERROR, "something due could not be done", e);
    }
  }

  /** The base for Stripe's libraries, {@code http://localhost:port}. */
  public URI url() {
    return server.url();
  }

  /** Sends the events that come from now on, and those that wait, to this address. */
  public void sendWebhooksTo(URI receiver) {
    webhooks.sendTo(receiver);
  }

  @Override
  public void close() {
    patience.close();
    clockwork.shutdownNow();
    webhooks.close();
    server.close();
    state.close();
  }

  /** Runs until the process is ended; settings come from the environment, see the README. */
  public static void main(String[] arguments) throws InterruptedException {
    StripeSimulator simulator = start(SimulatorConfig.fromEnvironment());
    LOG.log(System.Logger.Level.INFO, "Stripe simulator at " + simulator.url());
    Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
    Thread.currentThread().join();
  }
}
