package de.mojoinstitut.camel.paymentevent;

import de.mojoinstitut.camel.TestHub;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A hub in a process of its own, because only a process can be killed. */
final class OtherHub implements AutoCloseable {

  private final Process process;

  private OtherHub(Process process) {
    this.process = process;
  }

  static OtherHub start(String servers, String topic) throws IOException {
    return new OtherHub(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OtherHub.class.getName(),
                "--spring.main.keep-alive=true",
                "--mojo.kafka.bootstrap-servers=" + servers,
                "--mojo.routes.payment-events.topic=" + topic,
                "--mojo.routes.payout-events.auto-startup=false",
                "--mojo.routes.dispute-events.auto-startup=false")
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start());
  }

  public static void main(String[] settings) {
    new SpringApplicationBuilder(TestHub.class).web(WebApplicationType.NONE).run(settings);
  }

  /** Ends it at once: it does not leave its group. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
