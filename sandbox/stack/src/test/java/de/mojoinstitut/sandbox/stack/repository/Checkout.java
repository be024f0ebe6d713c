package de.mojoinstitut.sandbox.stack.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A checkout of the repository, or something of its form.
 *
 * @param root its real path
 */
record Checkout(Path root) {

  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
  private static final Set<String> MADE_BY_TOOLS = Set.of("target", "node_modules");

  /** The checkout that this test belongs to. */
  static Checkout here() {
    try {
      return new Checkout(Path.of("..", "..").toRealPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All pages, without what tools made. */
  List<Page> pages() {
    List<Page> pages = new ArrayList<>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return isOurs(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (file.toString().endsWith(".md")) {
                pages.add(page(file));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pages;
  }

  private boolean isOurs(Path folder) {
    String name = folder.equals(root) ? "" : String.valueOf(folder.getFileName());
    return !name.startsWith(".") && !MADE_BY_TOOLS.contains(name);
  }

  Page page(Path file) {
    return Page.of(root.relativize(file).toString(), read(file));
  }

  /** The Maven modules as {@code -pl} names them: {@code sandbox/stack}. */
  Set<String> modules() {
    return modules(root).map(folder -> root.relativize(folder).toString()).collect(asTreeSet());
  }

  private Stream<Path> modules(Path folder) {
    return MODULE
        .matcher(read(folder.resolve("pom.xml")))
        .results()
        .map(module -> folder.resolve(module.group(1)))
        .flatMap(module -> Stream.concat(Stream.of(module), modules(module)));
  }

  /** Whether the module has code of its own; others only hold modules together. */
  boolean hasCode(String module) {
    return !read(root.resolve(module).resolve("pom.xml")).contains("<packaging>pom</packaging>");
  }

  /** Folders at the top that belong to the repository. */
  Set<String> topFolders() {
    try (Stream<Path> files = Files.list(root)) {
      return files
          .filter(Files::isDirectory)
          .filter(this::isOurs)
          .map(folder -> String.valueOf(folder.getFileName()))
          .collect(asTreeSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@code ./mojo help} prints. */
  Usage usage() {
    return Usage.of(launcher());
  }

  /** The commands that {@code ./mojo} itself tells apart. */
  Set<String> commands() {
    String choice = launcher().substring(launcher().indexOf("case $command in"));
    return Pattern.compile("(?m)^  ([a-z][a-z |-]*)\\)$")
        .matcher(choice)
        .results()
        .map(MatchResult::group)
        .flatMap(words -> Stream.of(words.replace(")", "").split("\\|", -1)))
        .map(String::strip)
        .filter(word -> !word.startsWith("-"))
        .collect(asTreeSet());
  }

  private String launcher() {
    return read(root.resolve("mojo"));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Collector<String, ?, Set<String>> asTreeSet() {
    return Collectors.toCollection(TreeSet::new);
  }
}
