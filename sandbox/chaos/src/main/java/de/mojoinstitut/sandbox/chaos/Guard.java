package de.mojoinstitut.sandbox.chaos;

import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A safety that the run can do without, to show that the comparison notices. Nothing of it is in
 * the applications: triggers in this run's database, or a proxy in front of the Stripe simulator.
 */
enum Guard {
  /** No request is recognised as one that came before. */
  IDEMPOTENCY(
      forgetting("hub", "idempotency", "key"), forgetting("payments", "idempotency", "key")),
  /** No message is recognised as one that came before. */
  INBOX(forgetting("hub", "inbox", "message_id"), forgetting("payments", "inbox", "message_id")),
  /** Stripe never sees an idempotency key. */
  STRIPE_KEY();

  private final List<String> statements;

  Guard(String... statements) {
    this.statements = List.of(statements);
  }

  /** What switches it off in the database. */
  String[] statements() {
    return statements.toArray(String[]::new);
  }

  static Guard named(String name) {
    return Arrays.stream(values())
        .filter(guard -> guard.word().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Problem(
                    "--without knows " + Arrays.stream(values()).map(Guard::word).toList()));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Each row gets a key of its own, so that none is ever found again. */
  private static String forgetting(String schema, String table, String column) {
    return """
        create function %1$s.chaos_%2$s() returns trigger language plpgsql as
        $body$ begin new.%3$s := new.%3$s || '#' || gen_random_uuid(); return new; end $body$;
        create trigger chaos before insert on %1$s.%2$s for each row execute function %1$s.chaos_%2$s()"""
        .formatted(schema, table, column);
  }
}
