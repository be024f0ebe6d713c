package de.mojoinstitut.sandbox.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The data folders of a stopped stack in one file. Keys stay behind, but for the password that
 * stands in PostgreSQL's own data: it is a known one, as nothing in the file is worth hiding.
 */
final class Snapshot {

  /** Where a stack looks for the superuser's password. */
  private static final String PASSWORD_FILE = "keys/db-postgres";

  private static final String PASSWORD = "upgrade";

  /** Made anew from what else is there, or of no use any more. */
  private static final List<String> LEFT_OUT =
      List.of("data/broker/raft-partition/partitions/1/runtime/", "data/clerk/", "postmaster.opts");

  private Snapshot() {}

  /** Makes the superuser's password the known one; the stack still runs. */
  static void openUp(TestStack stack) {
    stack
        .trial()
        .postgres()
        .execute("postgres", "postgres", "alter role postgres password '" + PASSWORD + "'");
    writePassword(stack.home());
  }

  /** Packs what lies in the data folder. */
  static void pack(Path home, Path file) {
    Path data = home.resolve("data");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out);
        Stream<Path> tree = Files.walk(data)) {
      zip.setLevel(Deflater.BEST_COMPRESSION);
      for (Path each : tree.sorted().toList()) {
        String name = home.relativize(each).toString();
        if (LEFT_OUT.stream().noneMatch((name + "/")::contains)) {
          add(zip, each, name);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(ZipOutputStream zip, Path path, String name) throws IOException {
    boolean isFolder = Files.isDirectory(path);
    ZipEntry entry = new ZipEntry(isFolder ? name + "/" : name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    if (!isFolder) {
      Files.copy(path, zip);
    }
    zip.closeEntry();
  }

  /**
   * Unpacks into the home of a stack that was never started, whose time goes on where the packed
   * one's ended.
   */
  static void unpack(Path file, Path home, Instant stoppedAt) {
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path path = home.resolve(entry.getName()).normalize();
        if (!path.startsWith(home)) {
          throw new IOException(entry.getName() + " leads out of the folder");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else {
          Files.createDirectories(path.getParent());
          Files.copy(zip, path);
        }
      }
      // PostgreSQL takes no folder that others can read.
      Files.setPosixFilePermissions(
          home.resolve("data/postgres/17"), PosixFilePermissions.fromString("rwx------"));
      Duration ahead = Duration.between(Clock.systemUTC().instant(), stoppedAt);
      Files.writeString(home.resolve("clock"), ahead.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    writePassword(home);
  }

  private static void writePassword(Path home) {
    try {
      Path file = home.resolve(PASSWORD_FILE);
      Files.createDirectories(file.getParent());
      Files.writeString(file, PASSWORD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
