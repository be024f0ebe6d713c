package de.mojoinstitut.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostCentresTest {

  @TempDir private Path folder;

  @Test
  void shouldKnowALibraryByItsPackage() {
    assertThat(CostCentres.centre("org.postgresql.jdbc.PgStatement"))
        .contains("PostgreSQL driver and pool");
    assertThat(CostCentres.centre("org.springframework.data.jdbc.core.JdbcAggregateTemplate"))
        .contains("Spring transactions and data access");
    assertThat(CostCentres.centre("org.springframework.web.servlet.DispatcherServlet"))
        .contains("Spring MVC and the rest of Spring");
    assertThat(CostCentres.centre("java.util.HashMap")).isEmpty();
  }

  @Test
  void shouldCountSamplesOfARecording() throws IOException {
    // given
    Path file = folder.resolve("test.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ExecutionSample").with("period", "1 ms");
      recording.start();
      workUntilSampled(recording);
      recording.dump(file);
    }

    // when
    Map<String, Integer> samples = CostCentres.of(file);

    // then
    assertThat(samples).containsKey(CostCentres.OWN);
  }

  /** Works so long that a sampler that looks every few milliseconds must have seen it often. */
  private static void workUntilSampled(Recording recording) {
    AtomicLong sum = new AtomicLong();
    for (long i = 0; i < 300_000_000L && recording.getSize() >= 0; i += 1_000_000) {
      long round = sum.get();
      for (long j = 0; j < 1_000_000; j++) {
        round = round * 31 + j;
      }
      sum.set(round);
    }
    assertThat(sum.get()).isNotZero();
  }
}
