package de.mojoinstitut.sandbox.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BooleanSupplier;

/** Lets one launcher at a time start or stop components of a stack; a second one waits. */
final class StackLock {

  private StackLock() {}

  /** Runs the action while holding the lock; closing its file gives the lock back. */
  static boolean holding(StackContext context, BooleanSupplier action) {
    Path file = context.layout().run().resolve("lock");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (channel.tryLock() == null) {
        context.console().say("Waiting for another ./mojo that starts or stops this stack");
        channel.lock();
      }
      return action.getAsBoolean();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
