package de.mojoinstitut.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  @TempDir private Path folder;

  @Test
  void shouldWriteATable() {
    // when
    Report report = new Report("Title").table(List.of("a", "b"), List.of(List.of("1", "2")));

    // then
    assertThat(report.text()).isEqualTo("# Title\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n");
  }

  @Test
  void shouldKeepWhatPeopleWroteBehindIt() throws IOException {
    // given
    Path page = folder.resolve("bench/page.md");
    new Report("Old").writeTo(page);
    Files.writeString(page, "\nA thought.\n", StandardOpenOption.APPEND);

    // when
    new Report("New").writeTo(page);

    // then
    assertThat(page).content().startsWith("# New").endsWith("\nA thought.\n");
    assertThat(page).content().doesNotContain("Old");
  }
}
