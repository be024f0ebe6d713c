package de.mojoinstitut.kontakte.entry;

import de.mojoinstitut.chassis.idempotency.Answer.Outcome;
import de.mojoinstitut.chassis.idempotency.Idempotency;
import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.problem.ApiProblem.Problem;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.kontakte.entry.EntryListener.Change;
import de.mojoinstitut.kontakte.entry.EntryListener.Ref;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;

/** What can be done with the entries of one book; each call is one transaction. */
public final class AddressBook {

  private static final Problem ERASED =
      new Problem(HttpStatus.CONFLICT, "WRONG_STATE", Map.of("reason", "ERASED"));

  private final Book book;
  private final Entries entries;
  private final TransactionTemplate transaction;
  private final Idempotency idempotency;
  private final EntryListener listener;

  public AddressBook(
      Book book,
      Entries entries,
      TransactionTemplate transaction,
      Idempotency idempotency,
      EntryListener listener) {
    this.book = book;
    this.entries = entries;
    this.transaction = transaction;
    this.idempotency = idempotency;
    this.listener = listener;
  }

  /**
   * Upsert: 201 with a new entry, 200 with the changed one or, where the data were stale, with the
   * one that stays; 409 {@code WRONG_STATE} ({@code reason} ERASED) where there is a tombstone.
   *
   * @param request the request's body, for the idempotency key
   */
  public ResponseEntity<String> keep(
      Caller caller, String key, Object request, NewEntry entry, Function<Entry, ?> view) {
    String operation = "POST " + book.table();
    return idempotency.answer(
        caller, key, operation, request, () -> toOutcome(upsert(entry), view));
  }

  private Kept upsert(NewEntry entry) {
    Kept kept = entries.upsert(book, entry);
    switch (kept) {
      case Kept.Created created -> listener.heard(Change.CREATED, Ref.of(created.entry()));
      case Kept.Updated updated -> listener.heard(Change.UPDATED, Ref.of(updated.entry()));
      case Kept.Stale stale -> {}
      case Kept.Erased erased -> {}
    }
    return kept;
  }

  private Outcome toOutcome(Kept kept, Function<Entry, ?> view) {
    return switch (kept) {
      case Kept.Created created -> done(HttpStatus.CREATED, created.entry(), view);
      case Kept.Updated updated -> done(HttpStatus.OK, updated.entry(), view);
      case Kept.Stale stale -> done(HttpStatus.OK, stale.entry(), view);
      case Kept.Erased erased -> new Outcome.Refused(ERASED);
    };
  }

  private Outcome done(HttpStatus status, Entry entry, Function<Entry, ?> view) {
    return new Outcome.Done(status, view.apply(entry), subject(entry.id()));
  }

  private String subject(String id) {
    return book.table() + ":" + id;
  }

  /**
   * @throws ApiProblem 404
   */
  public Entry find(String id) {
    return inTransaction(() -> entries.find(book, id)).orElseThrow(ApiProblem::notFound);
  }

  /**
   * A page of the entries in scope, oldest first.
   *
   * @param key only the entry with this key, null for all
   */
  public Page<Entry> page(@Nullable String key, int limit, @Nullable String cursor) {
    long after = Page.sequence(cursor);
    return inTransaction(() -> entries.page(book, key, after, limit));
  }

  /**
   * @throws ApiProblem 404, or 409 {@code WRONG_STATE} where the new e-mail is another entry's key
   */
  public Entry change(String id, EntryChange change) {
    if (change.changesNothing()) {
      return find(id);
    }
    String origin = change.origin() == null ? NewEntry.OWN_ORIGIN : change.origin();
    String key = book == Book.CONTACT ? null : key(change.email());
    try {
      return inTransaction(
              () -> {
                Optional<Entry> changed = entries.change(book, id, change, origin, key);
                changed.ifPresent(entry -> listener.heard(Change.UPDATED, Ref.of(entry)));
                return changed;
              })
          .orElseThrow(ApiProblem::notFound);
    } catch (DuplicateKeyException anotherEntry) {
      throw new ApiProblem(HttpStatus.CONFLICT, "WRONG_STATE");
    }
  }

  /**
   * Erases what is personal, in the entry and in the answers kept for repeated requests. Erasing
   * twice is as good as once.
   *
   * @throws ApiProblem 404 for an entry that never was
   */
  public void erase(String id) {
    inTransaction(
        () -> {
          Optional<Ref> erased = entries.erase(book, id);
          if (erased.isEmpty() && !entries.isTombstone(book, id)) {
            throw ApiProblem.notFound();
          }
          erased.ifPresent(entry -> listener.heard(Change.DELETED, entry));
          idempotency.forget(subject(id), ERASED);
          return id;
        });
  }

  /** An e-mail as key: two spellings in upper and lower case are one person. */
  static @Nullable String key(@Nullable String email) {
    return email == null ? null : email.toLowerCase(Locale.ROOT);
  }

  private <T> T inTransaction(Supplier<T> action) {
    return Objects.requireNonNull(transaction.execute(status -> action.get()));
  }
}
