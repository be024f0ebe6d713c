package de.mojoinstitut.sandbox.bench;

import de.mojoinstitut.sandbox.stack.client.HubApi;
import de.mojoinstitut.sandbox.stack.client.Tokens;
import de.mojoinstitut.sandbox.stack.runtime.Port;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The thousand members that the demo data has for load, each with a session of an hour. */
final class Members {

  static final int COUNT = 1000;

  private final List<HubApi> sessions;

  Members(BenchStack stack) {
    Tokens tokens = stack.tokens();
    this.sessions =
        IntStream.range(0, COUNT)
            .mapToObj(number -> tokens.user(Tokens.Order.of(id(number))))
            .map(token -> new HubApi(stack.ports().url(Port.HUB), token))
            .toList();
  }

  /**
   * @param number any number from 0; members take turns
   */
  HubApi member(int number) {
    return sessions.get(number % COUNT);
  }

  private static String id(int number) {
    return String.format(Locale.ROOT, "user_load_%04d", number + 1);
  }
}
