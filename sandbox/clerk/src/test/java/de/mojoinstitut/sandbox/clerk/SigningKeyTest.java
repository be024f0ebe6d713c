package de.mojoinstitut.sandbox.clerk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

  @TempDir Path folder;

  @Test
  void shouldMakeAKeyOnceAndKeepItToItsOwner() throws IOException {
    // given
    Path file = folder.resolve("deeper/key.json");

    // when
    var made = SigningKey.in(file);

    // then
    assertThat(SigningKey.in(file)).isEqualTo(made);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}
