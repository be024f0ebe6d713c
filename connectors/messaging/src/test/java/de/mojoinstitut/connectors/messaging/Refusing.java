package de.mojoinstitut.connectors.messaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that refuses one command, for one connection. */
final class Refusing implements AutoCloseable {

  private final ServerSocket socket;
  private final String command;
  private final int code;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  Refusing(ServerSocket socket, String command, int code) {
    this.socket = socket;
    this.command = command;
    this.code = code;
    Thread.ofVirtual().start(this::serve);
  }

  /** What it was told, in order. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void serve() {
    try (Socket connection = socket.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
        Writer out =
            new OutputStreamWriter(connection.getOutputStream(), StandardCharsets.US_ASCII)) {
      answer(out, "220 ready");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        asked.add(line);
        boolean refused = line.toUpperCase(Locale.ROOT).startsWith(command);
        answer(out, refused ? code + " refused on purpose" : "250 ok");
      }
    } catch (SocketException e) {
      // The test is over.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(Writer out, String line) throws IOException {
    out.write(line + "\r\n");
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
