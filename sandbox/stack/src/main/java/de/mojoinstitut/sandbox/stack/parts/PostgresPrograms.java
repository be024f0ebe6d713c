package de.mojoinstitut.sandbox.stack.parts;

import de.mojoinstitut.sandbox.stack.runtime.Machine;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs for this operating system, unpacked from the archive that zonky publishes
 * on Maven Central.
 */
final class PostgresPrograms {

  private final Path folder;

  /**
   * @param folder where the programs are, or will be, unpacked
   */
  PostgresPrograms(Path folder) {
    this.folder = folder;
  }

  /**
   * The command line that runs one of the programs. PostgreSQL refuses to run as root; root gets a
   * user namespace, in which it is nobody.
   */
  List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (Machine.isRoot() && Machine.has("unshare")) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(folder.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /** Runs a program to its end. */
  void run(String program, String... arguments) {
    try {
      Process process =
          new ProcessBuilder(command(program, arguments)).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new Problem(program + " failed: " + output.strip().replace('\n', ' '));
      }
    } catch (IOException e) {
      throw new Problem(program + " cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem(program + " was interrupted", e);
    }
  }

  /** Unpacks the archive unless that was done before. */
  void unpack() {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path draft = folder.resolveSibling(folder.getFileName() + "." + ProcessHandle.current().pid());
    try (InputStream archive = archive();
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, draft.resolve(entry.getName()).normalize());
      }
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, file);
    if ((entry.getMode() & 0100) != 0) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static InputStream archive() throws IOException {
    String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
    String machine = System.getProperty("os.arch");
    InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
    if (archive == null) {
      throw new Problem("There is no packed PostgreSQL for " + system + " on " + machine);
    }
    return archive;
  }
}
