package de.mojoinstitut.sandbox.stack.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for SQL that takes the time from the database: the stack's time is an injected clock's,
 * which the sandbox and the tests move, and a row stamped by the database would not move with it.
 */
final class SqlClock {

  private static final Pattern DATABASE_TIME =
      Pattern.compile(
          "\\bnow\\s*\\(|'now'|\\b(current|local)_?(timestamp|date|time)\\b"
              + "|\\b(clock|statement|transaction)_timestamp\\b|\\btimeofday\\s*\\(",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SQL_COMMENT = Pattern.compile("--.*|/\\*[\\s\\S]*?\\*/");

  /** Comments and characters are matched too, so that a quote inside them begins no text. */
  private static final Pattern JAVA_TEXT =
      Pattern.compile(
          "//.*|/\\*[\\s\\S]*?\\*/|'(?:\\\\.|[^'\\\\])+'"
              + "|(\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*\")");

  private SqlClock() {}

  /** Each place where a file under the folder asks the database for the time. */
  static List<String> askedIn(Path folder) {
    return files(folder).stream()
        .flatMap(
            file ->
                DATABASE_TIME
                    .matcher(sql(file))
                    .results()
                    .map(found -> folder.relativize(file) + ": " + found.group()))
        .toList();
  }

  /** The files that are looked at. */
  static List<Path> files(Path folder) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> isSql(file) || file.toString().endsWith(".java")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sql(Path file) {
    String text = Checkout.read(file);
    return isSql(file)
        ? SQL_COMMENT.matcher(text).replaceAll(" ")
        : JAVA_TEXT
            .matcher(text)
            .results()
            .filter(match -> match.group(1) != null)
            .map(MatchResult::group)
            .collect(Collectors.joining("\n"));
  }

  private static boolean isSql(Path file) {
    return file.toString().endsWith(".sql");
  }
}
