package de.mojoinstitut.sandbox.stack.runtime;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where the components of one stack listen: every base port plus the same offset, so that a test's
 * stack runs beside a developer's.
 *
 * @param offset what is added to every base port, at least 0
 */
public record Ports(int offset) {

  /** The largest offset that leaves every port below 65536. */
  static final int MAX_OFFSET = 65_535 - 26_503;

  public Ports {
    if (offset < 0 || offset > MAX_OFFSET) {
      throw new Problem("MOJO_PORT_OFFSET must be between 0 and " + MAX_OFFSET + ", not " + offset);
    }
  }

  /**
   * @param offset value of {@code MOJO_PORT_OFFSET}; null or blank is no offset
   */
  public static Ports shiftedBy(@Nullable String offset) {
    if (offset == null || offset.isBlank()) {
      return new Ports(0);
    }
    try {
      return new Ports(Integer.parseInt(offset.strip()));
    } catch (NumberFormatException e) {
      throw new Problem("MOJO_PORT_OFFSET must be a number, not '" + offset + "'", e);
    }
  }

  public int of(Port port) {
    return port.base() + offset;
  }

  /** {@code http://localhost:<port>}, without a slash at the end. */
  public URI url(Port port) {
    return URI.create("http://localhost:" + of(port));
  }

  public String address(Port port) {
    return "localhost:" + of(port);
  }

  /** The JDBC address of a database of the stack's PostgreSQL. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + address(Port.POSTGRES) + "/" + database;
  }

  /** Whether nobody listens on that port of this machine. */
  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
