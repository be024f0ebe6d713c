package de.mojoinstitut.chassis.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.mojoinstitut.chassis.idempotency.Answer.Outcome;
import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.problem.ApiProblem.Problem;
import de.mojoinstitut.chassis.security.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers a repeated request as it was answered first. The key is stored in the transaction of the
 * effect, so both stand or neither; a twin that arrives meanwhile waits on the key's row for as
 * long as a request may wait for a lock. Keys belong to their caller and are kept for ever.
 */
public final class Idempotency {

  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final int LONGEST_KEY = 255;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final ObjectMapper json;
  private final Clock clock;

  public Idempotency(
      JdbcTemplate jdbc, TransactionTemplate transaction, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Runs the action in one transaction with its key, or gives the first answer again. Refusals are
   * answers too. An exception rolls both back, so that the request may be tried again.
   *
   * @param operation method and path, part of what "the same request" means
   * @param body the request's body
   * @throws ApiProblem 422 {@code IDEMPOTENCY_MISMATCH}, 409 {@code IDEMPOTENCY_IN_PROGRESS}, 400
   *     {@code VALIDATION} for a key that is empty, too long or not plain ASCII
   */
  public ResponseEntity<String> answer(
      Caller caller, String key, String operation, Object body, Supplier<Outcome> action) {
    return Objects.requireNonNull(
            transaction.execute(
                status -> {
                  if (claim(caller, key, operation, body)) {
                    return store(caller, key, action.get());
                  }
                  return stored(caller, key);
                }))
        .toResponse();
  }

  /**
   * Erases the stored answers that tell of the subject, in the current transaction and its scope;
   * whoever repeats such a request is answered with the problem instead.
   */
  public void forget(String subject, Problem instead) {
    jdbc.update(
        "update idempotency set status = ?, body = ? where subject = ?",
        instead.status().value(),
        write(instead.members()),
        subject);
  }

  /**
   * Stores the key in the current transaction, for effects whose answer is read from the entity
   * itself.
   *
   * @return false where the same request was stored before
   */
  public boolean claim(Caller caller, String key, String operation, Object body) {
    requireUsable(key);
    String hash = hash(operation, body);
    if (insert(caller, key, hash)) {
      return true;
    }
    List<String> first =
        jdbc.queryForList(
            "select request_hash from idempotency where caller = ? and key = ?",
            String.class,
            caller.id(),
            key);
    // A row that this scope cannot see is the caller's request for another tenant.
    if (!first.contains(hash)) {
      throw new ApiProblem(HttpStatus.UNPROCESSABLE_ENTITY, "IDEMPOTENCY_MISMATCH");
    }
    return false;
  }

  private boolean insert(Caller caller, String key, String hash) {
    try {
      return jdbc.update(
              "insert into idempotency (caller, key, request_hash, created_at) values (?, ?, ?, ?) on conflict do nothing",
              caller.id(),
              key,
              hash,
              Timestamp.from(clock.instant()))
          == 1;
    } catch (DataAccessException e) {
      if (e.getRootCause() instanceof SQLException sql
          && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
        throw new ApiProblem(HttpStatus.CONFLICT, "IDEMPOTENCY_IN_PROGRESS");
      }
      throw e;
    }
  }

  private Answer stored(Caller caller, String key) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "select status, body from idempotency where caller = ? and key = ?",
            (row, i) -> new Answer(row.getInt("status"), row.getString("body")),
            caller.id(),
            key));
  }

  private Answer store(Caller caller, String key, Outcome outcome) {
    Answer answer = toAnswer(outcome);
    jdbc.update(
        "update idempotency set status = ?, body = ?, subject = ? where caller = ? and key = ?",
        answer.status(),
        answer.json(),
        outcome instanceof Outcome.Done done ? done.subject() : null,
        caller.id(),
        key);
    return answer;
  }

  private Answer toAnswer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> new Answer(done.status().value(), write(done.body()));
      case Outcome.Refused refused ->
          new Answer(refused.problem().status().value(), write(refused.problem().members()));
    };
  }

  private static void requireUsable(String key) {
    boolean plain = key.chars().allMatch(c -> c > ' ' && c < 0x7f);
    if (key.isEmpty() || key.length() > LONGEST_KEY || !plain) {
      throw ApiProblem.invalid("Idempotency-Key", "INVALID");
    }
  }

  private String hash(String operation, Object body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(operation.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      return HexFormat.of().formatHex(digest.digest(write(body).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private String write(Object body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer cannot be written as JSON", e);
    }
  }
}
