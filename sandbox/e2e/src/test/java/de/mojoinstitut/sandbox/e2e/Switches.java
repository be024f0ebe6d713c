package de.mojoinstitut.sandbox.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** A simulator's switches for trouble. */
record Switches(URI simulator) {

  void clear() {
    HttpRequest request =
        HttpRequest.newBuilder(simulator.resolve("/_sandbox/trouble")).DELETE().build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      client.send(request, BodyHandlers.discarding());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
