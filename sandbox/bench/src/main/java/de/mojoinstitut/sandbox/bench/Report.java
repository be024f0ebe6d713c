package de.mojoinstitut.sandbox.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A Markdown page. What people wrote behind its marker stays when the page is written again. */
final class Report {

  private static final String NOTES =
      "<!-- Written by people; ./mojo bench keeps what follows. -->";

  private final StringBuilder page = new StringBuilder();

  Report(String title) {
    page.append("# ").append(title).append("\n");
  }

  Report heading(String text) {
    page.append("\n## ").append(text).append("\n");
    return this;
  }

  Report paragraph(String text) {
    page.append("\n").append(text.strip()).append("\n");
    return this;
  }

  Report table(List<String> header, List<List<String>> rows) {
    page.append("\n");
    row(header);
    row(header.stream().map(each -> "---").toList());
    rows.forEach(this::row);
    return this;
  }

  private void row(List<String> cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  String text() {
    return page.toString();
  }

  void writeTo(Path file) {
    try {
      Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
      Files.writeString(file, text() + "\n" + NOTES + notesOf(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String notesOf(Path file) throws IOException {
    String earlier = Files.exists(file) ? Files.readString(file) : "";
    int notes = earlier.indexOf(NOTES);
    return notes < 0 ? "\n" : earlier.substring(notes + NOTES.length());
  }
}
