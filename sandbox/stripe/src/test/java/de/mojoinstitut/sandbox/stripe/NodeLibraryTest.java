package de.mojoinstitut.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeLibraryTest {

  private static final Path SCRIPTS = Path.of("node");

  @TempDir Path data;

  @Test
  void shouldServeStripesNodeLibrary() throws IOException, InterruptedException {
    // given
    assumeTrue(nodeRuns(), "Node is not installed: its library is not tried");
    assumeTrue(
        Files.exists(SCRIPTS.resolve("node_modules/stripe")),
        "no node_modules in sandbox/stripe/node (npm ci there): its library is not tried");
    try (Sandboxed sandbox = new Sandboxed(data)) {
      ProcessBuilder builder = new ProcessBuilder("node", "drive.mjs");
      builder.environment().put("STRIPE_URL", sandbox.simulator.url().toString());
      builder.environment().put("STRIPE_KEY", Sandboxed.KEY);

      // when
      Process process = builder.directory(SCRIPTS.toFile()).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      // then
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(output).doesNotContain("FAILED").contains("12 of 12 checks passed");
      assertThat(process.exitValue()).isZero();
    }
  }

  private static boolean nodeRuns() throws InterruptedException {
    try {
      return new ProcessBuilder("node", "--version").start().waitFor() == 0;
    } catch (IOException none) {
      return false;
    }
  }
}
