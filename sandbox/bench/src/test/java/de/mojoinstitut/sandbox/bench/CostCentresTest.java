package de.mojoinstitut.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
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
      assertThat(work()).isNotZero();
      recording.dump(file);
    }

    // when
    Map<String, Integer> samples = CostCentres.of(file);

    // then
    assertThat(samples).containsKey(CostCentres.OWN);
  }

  /** Some hundred milliseconds of work for a sampler that looks every few. */
  private static long work() {
    long sum = 0;
    for (long i = 0; i < 300_000_000L; i++) {
      sum = sum * 31 + i;
    }
    return sum;
  }
}
