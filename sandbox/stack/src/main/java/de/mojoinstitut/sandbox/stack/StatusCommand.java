package de.mojoinstitut.sandbox.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import de.mojoinstitut.sandbox.stack.runtime.Port;
import de.mojoinstitut.sandbox.stack.runtime.Ports;
import de.mojoinstitut.sandbox.stack.runtime.Stack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** {@code status}: what runs, where, and whether it can be used. */
final class StatusCommand implements Command {

  /** One line of the answer: which process it is and where people find it. */
  private record Entry(String component, String url) {}

  private final StackContext context;

  StatusCommand(StackContext context) {
    this.context = context;
  }

  @Override
  public int run(List<String> words) {
    Arguments arguments = Arguments.parse(words, Set.of("--json"), Set.of());
    ObjectNode status = status();
    if (arguments.has("--json")) {
      context.console().result(status.toString());
    } else {
      status.properties().forEach(entry -> context.console().result(line(entry)));
    }
    return 0;
  }

  private ObjectNode status() {
    Stack stack = context.stack(false);
    ObjectNode status = JsonHttp.object();
    Map<String, Entry> entries = entries(context.ports());
    entries.keySet().removeIf(name -> isOnDemand(name) && stack.pid(name).isEmpty());
    entries.forEach(
        (name, entry) -> {
          OptionalLong pid = stack.pid(entry.component());
          ObjectNode node = status.putObject(name).put("url", entry.url());
          node.put("ready", stack.isReady(entry.component()));
          pid.ifPresentOrElse(id -> node.put("pid", id), () -> node.putNull("pid"));
        });
    ((ObjectNode) status.path("broker"))
        .put("grpc", context.ports().url(Port.ZEEBE_GRPC).toString());
    return status;
  }

  /** What nobody misses while it does not run. */
  private static boolean isOnDemand(String name) {
    return name.equals("hub2");
  }

  private static String line(Map.Entry<String, com.fasterxml.jackson.databind.JsonNode> entry) {
    var node = entry.getValue();
    String state =
        node.path("ready").asBoolean() ? "ready" : node.path("pid").isNull() ? "-" : "not ready";
    return String.format(
        Locale.ROOT,
        "%-11s %-9s %7s  %s",
        entry.getKey(),
        state,
        node.path("pid").asText("-").replace("null", "-"),
        node.path("url").asText());
  }

  private static Map<String, Entry> entries(Ports ports) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    entries.put("hub", new Entry("hub", ports.url(Port.HUB).toString()));
    entries.put("hub2", new Entry("hub2", ports.url(Port.HUB2).toString()));
    entries.put("kontakte", new Entry("kontakte", ports.url(Port.KONTAKTE).toString()));
    entries.put("payments", new Entry("payments", ports.url(Port.PAYMENTS).toString()));
    entries.put("operate", new Entry("webapps", ports.url(Port.WEBAPPS) + "/operate"));
    entries.put("tasklist", new Entry("webapps", ports.url(Port.WEBAPPS) + "/tasklist"));
    entries.put("broker", new Entry("broker", ports.url(Port.ZEEBE_REST).toString()));
    entries.put("stripe", new Entry("stripe", ports.url(Port.STRIPE).toString()));
    entries.put("clerk", new Entry("clerk", ports.url(Port.CLERK).toString()));
    entries.put("kafka", new Entry("kafka", ports.address(Port.KAFKA)));
    entries.put("postgres", new Entry("postgres", ports.jdbcUrl("mojo")));
    entries.put("mail", new Entry("mail", ports.url(Port.MAIL_HTTP).toString()));
    entries.put("opensearch", new Entry("opensearch", ports.url(Port.OPENSEARCH).toString()));
    return entries;
  }
}
