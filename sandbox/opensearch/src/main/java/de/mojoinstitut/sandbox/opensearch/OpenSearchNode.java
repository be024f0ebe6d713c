package de.mojoinstitut.sandbox.opensearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.codelibs.opensearch.runner.OpenSearchRunner;
import org.opensearch.common.settings.Settings;

/**
 * Starts one OpenSearch node and keeps it until the process is told to stop. Settings come from the
 * environment: {@code MOJO_DATA} (folder), {@code OPENSEARCH_PORT}, {@code
 * OPENSEARCH_TRANSPORT_PORT}.
 */
public final class OpenSearchNode {

  private OpenSearchNode() {}

  public static void main(String[] args) throws InterruptedException {
    Map<String, String> environment = System.getenv();
    String httpPort = environment.getOrDefault("OPENSEARCH_PORT", "9200");
    String transportPort = environment.getOrDefault("OPENSEARCH_TRANSPORT_PORT", "9300");
    Path data = Path.of(environment.getOrDefault("MOJO_DATA", ".mojo/data/opensearch"));

    OpenSearchRunner runner = new OpenSearchRunner();
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(runner, stopped), "stop"));
    runner.onBuild((number, settings) -> configure(settings, httpPort, transportPort));
    runner.setMaxHttpPort(65_535);
    runner.build(
        OpenSearchRunner.newConfigs()
            .basePath(data.toAbsolutePath().toString())
            .clusterName("mojo-sandbox")
            .numOfNode(1)
            .pluginTypes(IndexStateManagementSettings.class.getName())
            .useLogger());
    stopped.await();
  }

  private static void configure(Settings.Builder settings, String httpPort, String transportPort) {
    settings.put("network.host", "127.0.0.1");
    settings.put("http.port", httpPort);
    settings.put("transport.port", transportPort);
    settings.put("discovery.type", "single-node");
    // A laptop's disk is nearly full more often than not; the node must not turn read-only for it.
    settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
  }

  private static void close(OpenSearchRunner runner, CountDownLatch stopped) {
    try {
      runner.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      stopped.countDown();
    }
  }
}
