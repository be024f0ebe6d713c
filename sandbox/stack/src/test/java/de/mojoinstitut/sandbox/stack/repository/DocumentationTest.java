package de.mojoinstitut.sandbox.stack.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages name only what there is, and each rule for them can fail. */
class DocumentationTest {

  private static final Rule LINKS = Rules::links;
  private static final Rule COMMANDS = Rules::commands;
  private static final Rule MODULES = Rules::modules;
  private static final Rule PATHS = Rules::paths;

  @TempDir Path folder;
  private Checkout fixture = new Checkout(Path.of(""));

  @BeforeEach
  void makeACheckout() throws IOException {
    fixture = new Checkout(folder.toRealPath());
    Files.copy(Checkout.here().root().resolve("mojo"), folder.resolve("mojo"));
    Files.createDirectories(folder.resolve("parts/one/src"));
    write("pom.xml", "<modules><module>parts</module></modules>");
    write("parts/pom.xml", "<packaging>pom</packaging><modules><module>one</module></modules>");
    write("parts/one/pom.xml", "<project/>");
    write("parts/one/README.md", "# One\n\n## How it works, mostly\n");
    write("README.md", "[one](parts/one/README.md)");
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  static Stream<Named<Rule>> rules() {
    return Stream.of(
        Named.of("links", LINKS),
        Named.of("commands", COMMANDS),
        Named.of("modules", MODULES),
        Named.of("paths", PATHS));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void shouldNameOnlyWhatThereIs(Rule rule) {
    assertThat(rule.check(Checkout.here())).isEmpty();
  }

  @Test
  void shouldLeadToAReadmeForEveryModule() {
    assertThat(Rules.readmes(Checkout.here())).isEmpty();
  }

  @Test
  void shouldLookAtEveryPage() {
    assertThat(Checkout.here().pages())
        .extracting(Page::path)
        .contains("README.md", "CONTRIBUTING.md", "docs/adr/README.md", "sandbox/stack/README.md")
        .noneMatch(path -> path.contains("node_modules"));
    assertThat(Checkout.here().modules()).contains("hub", "connectors/stripe", "sandbox/stack");
  }

  @Test
  void shouldHelpWithEveryCommand() {
    assertThat(Checkout.here().usage().options().keySet())
        .containsExactlyInAnyOrderElementsOf(Checkout.here().commands());
  }

  @Test
  void shouldHelpOnlyWithOptionsThatAProgramKnows() throws IOException {
    // given
    StringBuilder programs = new StringBuilder();
    for (String module : Set.of("stack", "bench", "chaos", "money")) {
      Path sources = Checkout.here().root().resolve("sandbox").resolve(module).resolve("src/main");
      try (Stream<Path> files = Files.walk(sources)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .forEach(file -> programs.append(Checkout.read(file)));
      }
    }

    String launcher = Checkout.read(Checkout.here().root().resolve("mojo"));
    programs.append(launcher.substring(launcher.indexOf("case $command in")));

    // when / then
    assertThat(Checkout.here().usage().options().values().stream().flatMap(Set::stream))
        .hasSizeGreaterThan(10)
        .allMatch(option -> programs.indexOf("\"" + option + "\"") >= 0);
  }

  static Stream<Arguments> breaches() {
    return Stream.of(
        Arguments.of(LINKS, "see [there](parts/two/README.md)", "parts/two/README.md"),
        Arguments.of(LINKS, "![drawn](docs/none.svg \"title\")", "docs/none.svg"),
        Arguments.of(LINKS, "[up](../elsewhere.md)", "../elsewhere.md"),
        Arguments.of(LINKS, "# Title\n[below](#titel)", "#titel"),
        Arguments.of(LINKS, "[how](parts/one/README.md#how-it-works)", "#how-it-works"),
        Arguments.of(LINKS, "<img src=\"none.png\">", "none.png"),
        Arguments.of(LINKS, "[ref]\n\n[ref]: none.md", "none.md"),
        Arguments.of(COMMANDS, "run `./mojo start`", "no command start"),
        Arguments.of(COMMANDS, "```\n./mojo up --fast   # quickly\n```", "no option --fast"),
        Arguments.of(COMMANDS, "    ./mojo pay x --seed 1", "no option --seed"),
        Arguments.of(COMMANDS, "`./mojo bench everything`", "no everything"),
        Arguments.of(MODULES, "`mvn -o -q -pl parts/one,two -am test`", "no module two"),
        Arguments.of(MODULES, "    mvn verify -pl one", "no module one"),
        Arguments.of(PATHS, "in `parts/two/src`", "parts/two/src"),
        Arguments.of(PATHS, "in `parts/one/test/*.java`", "parts/one/test"));
  }

  @ParameterizedTest
  @MethodSource("breaches")
  void shouldNoticeABreach(Rule rule, String text, String fault) throws IOException {
    // given
    write("page.md", text);

    // when / then
    assertThat(rule.check(fixture))
        .singleElement()
        .asString()
        .startsWith("page.md: ")
        .contains(fault);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void shouldAcceptWhatThereIs(Rule rule) throws IOException {
    // given
    write(
        "page.md",
        """
        # What `it` is
        [one](parts/one/README.md#how-it-works-mostly), [a folder](parts), [here](#what-it-is), [web](https://example.org/x)
        `[no](link)`, `parts/one/src`, `parts/one/*/x`, `other/folder`, `./mojo`, `./mojo help`
        `./mojo up --engine-only NAME`, `./mojo bench seats`, `mvn -q -pl parts/one -am test`
        """);

    // when / then
    assertThat(rule.check(fixture)).isEmpty();
  }

  @Test
  void shouldMissAReadme() throws IOException {
    // given
    Files.delete(folder.resolve("parts/one/README.md"));

    // when / then
    assertThat(Rules.readmes(fixture)).containsExactly("parts/one has no README.md");
  }

  @Test
  void shouldMissALinkToAReadme() throws IOException {
    // given
    assertThat(Rules.readmes(fixture)).isEmpty();
    write("README.md", "one: parts/one/README.md");

    // when / then
    assertThat(Rules.readmes(fixture)).containsExactly("no link leads to parts/one/README.md");
  }
}
