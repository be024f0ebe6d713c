package de.mojoinstitut.sandbox.stack.parts;

import de.mojoinstitut.sandbox.stack.runtime.Patience;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * PostgreSQL's lock on its data folder. After a crash of the whole machine its process id may
 * belong to any other program, and the server would refuse to start; so the lock goes when no
 * PostgreSQL process has that id.
 */
final class StaleLock {

  private final Path file;

  StaleLock(Path dataFolder) {
    this.file = dataFolder.resolve("postmaster.pid");
  }

  void remove() {
    if (!Patience.until(Duration.ofSeconds(10), () -> holder().isEmpty())) {
      throw new Problem("A PostgreSQL server of another start still uses " + file.getParent());
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<ProcessHandle> holder() {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
      return ProcessHandle.of(pid).filter(StaleLock::isPostgres);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().filter(command -> command.endsWith("/postgres")).isPresent();
  }
}
