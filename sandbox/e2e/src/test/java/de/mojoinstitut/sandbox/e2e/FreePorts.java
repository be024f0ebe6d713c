package de.mojoinstitut.sandbox.e2e;

import de.mojoinstitut.sandbox.stack.runtime.Port;
import de.mojoinstitut.sandbox.stack.runtime.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds ports for a stack beside those that run already. */
final class FreePorts {

  /** No two ports of a stack are a multiple of it apart, so two stacks never want the same one. */
  private static final int STEP = 30;

  private FreePorts() {}

  /** All of these stay below the ports that systems give to whoever asks for any. */
  static Ports find() {
    return IntStream.iterate(6_000, offset -> offset <= 6_250, offset -> offset + STEP)
        .mapToObj(Ports::new)
        .filter(ports -> Stream.of(Port.values()).allMatch(port -> isFree(ports.of(port))))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No free ports for a stack"));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
