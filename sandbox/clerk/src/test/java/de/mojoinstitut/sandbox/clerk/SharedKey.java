package de.mojoinstitut.sandbox.clerk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One key for all tests that do not look at it: making one takes up to two seconds. */
final class SharedKey {

  private static final String FILE = "session-key.json";
  private static final Path KEY = make();

  private SharedKey() {}

  /** The folder, with the key in it. */
  static Path in(Path folder) throws IOException {
    if (!Files.exists(folder.resolve(FILE))) {
      Files.copy(KEY, folder.resolve(FILE));
    }
    return folder;
  }

  private static Path make() {
    try {
      Path file = Files.createTempDirectory("clerk-key").resolve(FILE);
      SigningKey.in(file);
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
