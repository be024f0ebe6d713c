package de.mojoinstitut.sandbox.stack.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.chassis.security.ServiceTokens;
import de.mojoinstitut.sandbox.stack.parts.Secrets;
import de.mojoinstitut.sandbox.stack.runtime.Port;
import de.mojoinstitut.sandbox.stack.runtime.Ports;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bearer tokens for the local stack: a person's from the Clerk simulator, a service's own. */
public final class Tokens {

  private final Ports ports;
  private final Secrets secrets;
  private final Clock clock;
  private final JsonHttp http = new JsonHttp();

  /**
   * @param clock the stack's time, which decides how long a service token is valid
   */
  public Tokens(Ports ports, Secrets secrets, Clock clock) {
    this.ports = ports;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * Who the token is for and what it says.
   *
   * @param user the person
   * @param org tenant for which the person acts, null for none
   * @param roles staff roles, empty for the person's own
   * @param region a distributor's region, null for the person's own
   */
  public record Order(
      String user, @Nullable String org, List<String> roles, @Nullable String region) {

    public static Order of(String user) {
      return new Order(user, null, List.of(), null);
    }

    public static Order of(String user, String org) {
      return new Order(user, org, List.of(), null);
    }
  }

  /** A session token of a person, valid for an hour. */
  public String user(Order order) {
    ObjectNode body = JsonHttp.object().put("user", order.user());
    if (order.org() != null) {
      body.put("org", order.org());
    }
    if (!order.roles().isEmpty()) {
      order.roles().forEach(body.putArray("roles")::add);
    }
    if (order.region() != null) {
      body.put("region", order.region());
    }
    JsonHttp.Answer answer =
        http.post(ports.url(Port.CLERK).resolve("/_sandbox/tokens"), Map.of(), body);
    String refusal = answer.body().at("/errors/0/long_message").asText();
    if (!refusal.isEmpty()) {
      throw new Problem("There is no token for %s: %s".formatted(order.user(), refusal));
    }
    return answer.orThrow("The Clerk simulator").path("token").asText();
  }

  /**
   * A service's token, valid for five minutes.
   *
   * @param service {@code hub} or {@code payments}
   * @param audience the called service
   * @param tenant the tenant that the call is about, null for none
   */
  public String service(String service, String audience, @Nullable String tenant) {
    if (!Secrets.SERVICES.contains(service)) {
      throw new Problem("There are service tokens of " + Secrets.SERVICES + ", not of " + service);
    }
    return new ServiceTokens(service, secrets.serviceKeyFile(service), clock)
        .issue(audience, tenant);
  }
}
