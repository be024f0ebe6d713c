package de.mojoinstitut.sandbox.stack.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the parent POM refuses, shown by a module of its own that Maven builds. */
class BuildGatesTest {

  private static final String POM =
      """
      <project>
        <modelVersion>4.0.0</modelVersion>
        <parent>
          <groupId>de.mojoinstitut</groupId>
          <artifactId>mojo-hub</artifactId>
          <version>1.0.0-SNAPSHOT</version>
          <relativePath>%s</relativePath>
        </parent>
        <artifactId>fixture</artifactId>
        <dependencies>
          <dependency>
            <groupId>org.jspecify</groupId>
            <artifactId>jspecify</artifactId>
          </dependency>
          %s
        </dependencies>
      </project>
      """;

  private static final String UNUSED =
      """
      <dependency>
        <groupId>com.fasterxml.jackson.core</groupId>
        <artifactId>jackson-databind</artifactId>
      </dependency>""";

  private static final String CODE =
      """
      package fixture;

      import org.jspecify.annotations.NullMarked;

      @NullMarked
      class Fixture {

        String name() {
          return %s;
        }

        int parts(String text) {
          String[] parts = text.split(%s);
          return parts.length;
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void shouldAcceptASoundModule() throws Exception {
    assertThat(build("", CODE.formatted("\"sound\"", "\",\", -1"))).endsWith("exit 0");
  }

  @Test
  void shouldRefuseNullThatIsNotAnnounced() throws Exception {
    assertThat(build("", CODE.formatted("null", "\",\", -1")))
        .contains("[NullAway]")
        .endsWith("exit 1");
  }

  @Test
  void shouldRefuseWhatErrorProneWarnsOf() throws Exception {
    assertThat(build("", CODE.formatted("\"sound\"", "\",\"")))
        .contains("[StringSplitter]", "-Werror")
        .endsWith("exit 1");
  }

  @Test
  void shouldRefuseADependencyThatIsNotUsed() throws Exception {
    assertThat(build(UNUSED, CODE.formatted("\"sound\"", "\",\", -1")))
        .contains("Unused declared dependencies found", "jackson-databind")
        .endsWith("exit 1");
  }

  /** What Maven printed, and its exit code. */
  private String build(String dependency, String code) throws IOException, InterruptedException {
    Path module = folder.toRealPath();
    Path parent = module.relativize(Checkout.here().root().resolve("pom.xml"));
    Files.writeString(module.resolve("pom.xml"), POM.formatted(parent, dependency));
    Path sources = Files.createDirectories(module.resolve("src/main/java/fixture"));
    Files.writeString(sources.resolve("Fixture.java"), code);
    Process maven =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                    "-Dmaven.repo.local=" + System.getProperty("maven.repo.local"),
                    // Whatever settings the artifacts were fetched with, they are there.
                    "-Dmaven.legacyLocalRepo=true",
                    "-o",
                    "-B",
                    "process-test-classes"))
            .directory(module.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return output + "exit " + maven.waitFor();
  }
}
