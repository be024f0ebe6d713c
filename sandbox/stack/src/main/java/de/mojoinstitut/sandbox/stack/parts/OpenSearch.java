package de.mojoinstitut.sandbox.stack.parts;

import de.mojoinstitut.sandbox.stack.runtime.Component;
import de.mojoinstitut.sandbox.stack.runtime.Layout;
import de.mojoinstitut.sandbox.stack.runtime.Port;
import de.mojoinstitut.sandbox.stack.runtime.Ports;
import de.mojoinstitut.sandbox.stack.runtime.Probe;
import java.util.List;

/** The OpenSearch node in which Operate and Tasklist keep what they show. */
public final class OpenSearch {

  static final String NAME = "opensearch";
  private static final String MODULE = "sandbox/opensearch";
  private static final String MAIN = "de.mojoinstitut.sandbox.opensearch.OpenSearchNode";

  private final Layout layout;
  private final Ports ports;

  public OpenSearch(Layout layout, Ports ports) {
    this.layout = layout;
    this.ports = ports;
  }

  public Component component() {
    return Component.named(NAME)
        .ports(ports.of(Port.OPENSEARCH), ports.of(Port.OPENSEARCH_TRANSPORT))
        .environment("MOJO_DATA", layout.data(NAME).toString())
        .environment("OPENSEARCH_PORT", Integer.toString(ports.of(Port.OPENSEARCH)))
        .environment(
            "OPENSEARCH_TRANSPORT_PORT", Integer.toString(ports.of(Port.OPENSEARCH_TRANSPORT)))
        .command(() -> new Jvm(512, true).command(layout.classPath(MODULE), List.of(), MAIN))
        .probe(Probe.http(ports.url(Port.OPENSEARCH).resolve("/_cluster/health")))
        .memoryMegabytes(550)
        .build();
  }
}
