package de.mojoinstitut.sandbox.stack.parts;

import de.mojoinstitut.sandbox.stack.runtime.Component;
import de.mojoinstitut.sandbox.stack.runtime.Layout;
import de.mojoinstitut.sandbox.stack.runtime.Port;
import de.mojoinstitut.sandbox.stack.runtime.Ports;
import de.mojoinstitut.sandbox.stack.runtime.Probe;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What MOJO itself runs: the hub, once or twice, and the apps kontakte and payments. */
public final class Applications {

  static final String HUB = "hub";
  static final String HUB2 = "hub2";
  static final String KONTAKTE = "kontakte";
  static final String PAYMENTS = "payments";

  private static final String PACKAGE = "de.mojoinstitut.";

  /** The origin that browsers and sandbox tokens name where nothing else is said. */
  private static final String USUAL_ORIGIN = "http://localhost:8090";

  private static final String ORIGINS = "MOJO_ALLOWED_ORIGINS";

  private final Layout layout;
  private final Ports ports;
  private final Secrets secrets;

  public Applications(Layout layout, Ports ports, Secrets secrets) {
    this.layout = layout;
    this.ports = ports;
    this.secrets = secrets;
  }

  public Component kontakte() {
    return application(KONTAKTE, KONTAKTE, Port.KONTAKTE)
        .alongside(Simulators.CLERK)
        .command(() -> command("apps/kontakte", 256, "kontakte.KontakteApplication"))
        .memoryMegabytes(330)
        .build();
  }

  public Component payments() {
    return application(PAYMENTS, PAYMENTS, Port.PAYMENTS)
        .alongside(KONTAKTE, Simulators.STRIPE, Simulators.CLERK)
        .command(() -> command("apps/payments", 256, "payments.PaymentsApplication"))
        .environment("MOJO_SERVICE_KEY", secrets.serviceKeyFile(PAYMENTS).toString())
        .environment("MOJO_STRIPE_API", ports.url(Port.STRIPE).toString())
        .environment("MOJO_STRIPE_SECRET_KEY", secrets.stripeSecretKey())
        .environment("MOJO_STRIPE_WEBHOOK_SECRET", secrets.stripeWebhookSecret())
        .memoryMegabytes(330)
        .build();
  }

  public Component hub() {
    return hub(HUB, Port.HUB);
  }

  /**
   * Another instance of the hub: the same database, engine, consumer group and keys, only its port
   * is its own. What comes from outside (webhooks) still goes to the first one's address.
   */
  public Component secondHub() {
    return hub(HUB2, Port.HUB2);
  }

  private Component hub(String name, Port port) {
    return application(name, HUB, port)
        .after(Camunda.BROKER)
        .alongside(KONTAKTE, PAYMENTS, Simulators.CLERK, Simulators.MAIL)
        .command(() -> command("hub", 384, "hub.HubApplication"))
        .environment("MOJO_SERVICE_KEY", secrets.serviceKeyFile(HUB).toString())
        .environment("MOJO_ZEEBE_GRPC", ports.url(Port.ZEEBE_GRPC).toString())
        .environment("MOJO_ZEEBE_REST", ports.url(Port.ZEEBE_REST).toString())
        .environment("MOJO_OPERATE_URL", ports.url(Port.WEBAPPS).toString())
        .environment("MOJO_TASKLIST_URL", ports.url(Port.WEBAPPS).toString())
        .environment("MOJO_TASKLIST_USER", StaffLogins.SYSTEM)
        .environment("MOJO_TASKLIST_PASSWORD", StaffLogins.SYSTEM)
        .environment("MOJO_SMTP_HOST", "localhost")
        .environment("MOJO_SMTP_PORT", Integer.toString(ports.of(Port.MAIL_SMTP)))
        .environment("MOJO_CLERK_SECRET_KEY", secrets.clerkSecretKey())
        .environment("MOJO_CLERK_WEBHOOK_SECRET", secrets.clerkWebhookSecret())
        .memoryMegabytes(450)
        .build();
  }

  private Component.Builder application(String component, String name, Port port) {
    String clerk = ports.url(Port.CLERK).toString();
    return Component.named(component)
        .after(Postgres.NAME, Kafka.NAME)
        .ports(ports.of(port))
        .probe(Probe.http(ports.url(port).resolve("/actuator/health/readiness")))
        .environment("SERVER_ADDRESS", "127.0.0.1")
        .environment("SERVER_PORT", Integer.toString(ports.of(port)))
        .environment("MOJO_CLOCK_FILE", layout.clock().toString())
        .environment("MOJO_DB_URL", ports.jdbcUrl(DatabaseRoles.DATABASE))
        .environment("MOJO_DB_USER", DatabaseRoles.login(name))
        .environment("MOJO_DB_PASSWORD", secrets.databasePassword(DatabaseRoles.login(name)))
        .environment("MOJO_DB_OWNER_USER", DatabaseRoles.owner(name))
        .environment("MOJO_DB_OWNER_PASSWORD", secrets.databasePassword(DatabaseRoles.owner(name)))
        .environment("MOJO_KAFKA", ports.address(Port.KAFKA))
        .environment("MOJO_CLERK_URL", clerk)
        .environment("MOJO_CLERK_ISSUER", clerk)
        .environment("MOJO_CLERK_JWKS", clerk + "/.well-known/jwks.json")
        .environment(ORIGINS, allowedOrigins())
        .environment("MOJO_SERVICE_JWKS", secrets.publicKeysFile().toString())
        .environment("MOJO_HUB_URL", ports.url(Port.HUB).toString())
        .environment("MOJO_KONTAKTE_URL", ports.url(Port.KONTAKTE).toString())
        .environment("MOJO_PAYMENTS_URL", ports.url(Port.PAYMENTS).toString());
  }

  /** The shell's come on top: a page that is tried out may stand on any port. */
  private String allowedOrigins() {
    return Stream.of(ports.url(Port.HUB).toString(), USUAL_ORIGIN, System.getenv(ORIGINS))
        .filter(Objects::nonNull)
        .distinct()
        .collect(Collectors.joining(","));
  }

  private List<String> command(String module, int heapMegabytes, String mainClass) {
    return new Jvm(heapMegabytes, false).ownProgram(layout.classPath(module), PACKAGE + mainClass);
  }
}
