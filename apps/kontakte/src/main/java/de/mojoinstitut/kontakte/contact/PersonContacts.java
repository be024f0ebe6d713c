package de.mojoinstitut.kontakte.contact;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scope.Kind;
import de.mojoinstitut.chassis.scope.Scope.Level;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.chassis.security.Caller;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one look across tenants: a scope that sees the contacts of one named person and nothing else,
 * and a record of who looked, in the same transaction.
 */
@Component
class PersonContacts {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;

  PersonContacts(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  <T> T within(Caller caller, String clerkUserId, Supplier<T> look) {
    Scope ofPerson = new Scope(Kind.API, clerkUserId, null, null, Level.PERSON);
    return Scopes.within(
        ofPerson,
        () ->
            Objects.requireNonNull(
                transaction.execute(
                    status -> {
                      writeDown(caller, clerkUserId);
                      return look.get();
                    })));
  }

  private void writeDown(Caller caller, String clerkUserId) {
    jdbc.sql("insert into cross_tenant_read (caller, clerk_user_id, read_at) values (?, ?, ?)")
        .params(caller.id(), clerkUserId, Timestamp.from(clock.instant()))
        .update();
  }
}
