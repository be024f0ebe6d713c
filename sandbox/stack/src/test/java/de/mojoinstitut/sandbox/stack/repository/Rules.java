package de.mojoinstitut.sandbox.stack.repository;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What pages may say. */
final class Rules {

  private static final Pattern MOJO = Pattern.compile("\\./mojo((?: [^\\s`|;&#)]+)*)");
  private static final Pattern PROJECTS = Pattern.compile("\\bmvn .*?(?:-pl|--projects)[ =](\\S+)");
  private static final Pattern PATH = Pattern.compile("([\\w.-]+)/[^\\s:]*");
  private static final Pattern WILD = Pattern.compile("[*…{}<>$]");

  private Rules() {}

  /** Links and images inside the repository lead somewhere, anchors too. */
  static Stream<String> links(Checkout checkout, Page page) {
    return page.links().stream()
        .filter(link -> !link.matches("[a-z]+:.*"))
        .filter(link -> !resolves(checkout, page, link))
        .map(link -> "leads nowhere: " + link);
  }

  private static boolean resolves(Checkout checkout, Page page, String link) {
    URI target = URI.create(link);
    Path file = checkout.root().resolve(page.path());
    if (!target.getPath().isEmpty()) {
      file = file.resolveSibling(target.getPath()).normalize();
    }
    if (!file.startsWith(checkout.root()) || !Files.exists(file)) {
      return false;
    }
    return target.getFragment() == null
        || checkout.page(file).anchors().contains(target.getFragment());
  }

  /** Commands of {@code ./mojo} are those of its help, and so are their options. */
  static Stream<String> commands(Checkout checkout, Page page) {
    Usage usage = checkout.usage();
    return page.code().stream()
        .flatMap(code -> MOJO.matcher(code).results())
        .map(
            command ->
                Arrays.stream(command.group(1).split("[ \\[\\]]+", -1))
                    .filter(word -> !word.isEmpty())
                    .toList())
        .map(usage::fault)
        .flatMap(Optional::stream);
  }

  /** The modules that a Maven command selects exist. */
  static Stream<String> modules(Checkout checkout, Page page) {
    return page.code().stream()
        .flatMap(code -> PROJECTS.matcher(code).results())
        .flatMap(projects -> Stream.of(projects.group(1).split(",", -1)))
        .filter(module -> !checkout.modules().contains(module))
        .map(module -> "there is no module " + module);
  }

  /** A path in backticks that begins at the top of the repository exists. */
  static Stream<String> paths(Checkout checkout, Page page) {
    Path folder = checkout.root().resolve(page.path()).resolveSibling("");
    return page.code().stream()
        .filter(code -> PATH.matcher(code).matches())
        .filter(code -> checkout.topFolders().contains(code.substring(0, code.indexOf('/'))))
        .map(Rules::withoutWildcards)
        .filter(path -> Stream.of(checkout.root(), folder).noneMatch(from -> exists(from, path)))
        .map(path -> "does not exist: " + path);
  }

  private static boolean exists(Path from, String path) {
    return Files.exists(from.resolve(path));
  }

  private static String withoutWildcards(String path) {
    List<String> names = List.of(path.split("/", -1));
    return String.join("/", names.stream().takeWhile(name -> !WILD.matcher(name).find()).toList());
  }

  /** A README of a module is there, and the one of a folder above leads to it. */
  static List<String> readmes(Checkout checkout) {
    return checkout.modules().stream()
        .flatMap(
            module -> {
              Path readme = checkout.root().resolve(module).resolve("README.md");
              if (!Files.exists(readme)) {
                return checkout.hasCode(module)
                    ? Stream.of(module + " has no README.md")
                    : Stream.of();
              }
              return isLinkedFromAbove(checkout, readme)
                  ? Stream.of()
                  : Stream.of("no link leads to " + module + "/README.md");
            })
        .toList();
  }

  private static boolean isLinkedFromAbove(Checkout checkout, Path readme) {
    return Stream.iterate(up(readme), folder -> !folder.equals(checkout.root()), Rules::up)
        .map(folder -> Rules.up(folder).resolve("README.md"))
        .filter(Files::exists)
        .anyMatch(
            page ->
                checkout.page(page).links().stream()
                    .anyMatch(link -> page.resolveSibling(link).normalize().equals(readme)));
  }

  private static Path up(Path folder) {
    return folder.resolve("..").normalize();
  }
}
