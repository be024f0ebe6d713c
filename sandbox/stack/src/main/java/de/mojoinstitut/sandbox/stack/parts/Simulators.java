package de.mojoinstitut.sandbox.stack.parts;

import de.mojoinstitut.sandbox.stack.runtime.Component;
import de.mojoinstitut.sandbox.stack.runtime.Layout;
import de.mojoinstitut.sandbox.stack.runtime.Port;
import de.mojoinstitut.sandbox.stack.runtime.Ports;
import de.mojoinstitut.sandbox.stack.runtime.Probe;

/** The stand-ins for the world outside: Stripe, Clerk, and everybody's mailbox. */
public final class Simulators {

  static final String STRIPE = "stripe";
  static final String CLERK = "clerk";
  static final String MAIL = "mail";

  private static final String PACKAGE = "de.mojoinstitut.sandbox.";

  private static final int SMALL_HEAP = 96;

  /** Stripe's simulator keeps all payments in memory: about 50 KB each. */
  private static final int STRIPE_HEAP = 512;

  private final Layout layout;
  private final Ports ports;
  private final Secrets secrets;

  public Simulators(Layout layout, Ports ports, Secrets secrets) {
    this.layout = layout;
    this.ports = ports;
    this.secrets = secrets;
  }

  public Component stripe() {
    return simulator(STRIPE, Port.STRIPE, STRIPE_HEAP, "stripe.StripeSimulator")
        .environment("STRIPE_PORT", port(Port.STRIPE))
        .environment("STRIPE_WEBHOOK_URL", ports.url(Port.PAYMENTS) + "/webhooks/stripe")
        .environment("MOJO_STRIPE_SECRET_KEY", secrets.stripeSecretKey())
        .environment("MOJO_STRIPE_WEBHOOK_SECRET", secrets.stripeWebhookSecret())
        .build();
  }

  public Component clerk() {
    return simulator(CLERK, Port.CLERK, SMALL_HEAP, "clerk.ClerkSimulator")
        .environment("CLERK_PORT", port(Port.CLERK))
        .environment("CLERK_WEBHOOK_URL", ports.url(Port.HUB) + "/webhooks/clerk")
        .environment("MOJO_CLERK_SECRET_KEY", secrets.clerkSecretKey())
        .environment("MOJO_CLERK_WEBHOOK_SECRET", secrets.clerkWebhookSecret())
        .build();
  }

  public Component mail() {
    return simulator(MAIL, Port.MAIL_HTTP, SMALL_HEAP, "mail.MailSink")
        .ports(ports.of(Port.MAIL_SMTP))
        .environment("MAIL_HTTP_PORT", port(Port.MAIL_HTTP))
        .environment("MAIL_SMTP_PORT", port(Port.MAIL_SMTP))
        .build();
  }

  private Component.Builder simulator(String name, Port port, int heapMegabytes, String mainClass) {
    String module = "sandbox/" + name;
    return Component.named(name)
        .ports(ports.of(port))
        .environment("MOJO_DATA", layout.data(name).toString())
        .environment("MOJO_CLOCK_FILE", layout.clock().toString())
        .command(
            () ->
                new Jvm(heapMegabytes, !name.equals(STRIPE))
                    .ownProgram(layout.classPath(module), PACKAGE + mainClass))
        .probe(Probe.http(ports.url(port).resolve("/_sandbox/ready")))
        .memoryMegabytes(110);
  }

  private String port(Port port) {
    return Integer.toString(ports.of(port));
  }
}
