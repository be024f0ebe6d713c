package de.mojoinstitut.chassis.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.mojoinstitut.chassis.ChassisDatabase;
import de.mojoinstitut.chassis.idempotency.Answer.Outcome;
import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.problem.ApiProblem.Problem;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scope.Kind;
import de.mojoinstitut.chassis.scope.Scope.Level;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.chassis.security.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

class IdempotencyTest {

  private static final Caller HUB = new Caller.Service("service:hub", "tenant_anna");
  private static final Caller PAYMENTS = new Caller.Service("service:payments", "tenant_anna");
  private static final Map<String, String> BODY = Map.of("name", "x");

  static ChassisDatabase database;
  static Idempotency idempotency;

  private final AtomicInteger effects = new AtomicInteger();
  private final String key = UUID.randomUUID().toString();

  @BeforeAll
  static void start() {
    database = new ChassisDatabase(16);
    idempotency =
        new Idempotency(database.jdbc, database.transaction, new ObjectMapper(), database.clock);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void shouldGiveTheFirstAnswerAgain() {
    // when
    ResponseEntity<String> first = answer(HUB, BODY, this::effect);
    ResponseEntity<String> second = answer(HUB, BODY, this::effect);

    // then
    assertThat(first.getStatusCode()).isEqualTo(HttpStatus.CREATED);
    assertThat(second.getStatusCode()).isEqualTo(HttpStatus.CREATED);
    assertThat(second.getBody()).isEqualTo(first.getBody()).isEqualTo("{\"effect\":1}");
    assertThat(effects).hasValue(1);
  }

  @Test
  void shouldGiveARefusalAgain() {
    // given
    Outcome refusal =
        new Outcome.Refused(
            new Problem(HttpStatus.CONFLICT, "WRONG_STATE", Map.of("reason", "ERASED")));
    answer(HUB, BODY, () -> refusal);

    // when
    ResponseEntity<String> second = answer(HUB, BODY, this::effect);

    // then
    assertThat(second.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(second.getHeaders().getContentType()).hasToString("application/problem+json");
    assertThat(second.getBody()).contains("\"code\":\"WRONG_STATE\"", "\"reason\":\"ERASED\"");
    assertThat(effects).hasValue(0);
  }

  @Test
  void shouldRefuseAnotherBodyUnderTheSameKey() {
    // given
    answer(HUB, BODY, this::effect);

    // then
    assertThatThrownBy(() -> answer(HUB, Map.of("name", "y"), this::effect))
        .isInstanceOfSatisfying(
            ApiProblem.class,
            refusal ->
                assertThat(refusal.problem())
                    .isEqualTo(
                        Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "IDEMPOTENCY_MISMATCH")));
    assertThat(effects).hasValue(1);
  }

  @Test
  void shouldBindAKeyToItsCaller() {
    // when
    answer(HUB, BODY, this::effect);
    answer(PAYMENTS, BODY, this::effect);

    // then
    assertThat(effects).hasValue(2);
  }

  @Test
  void shouldHaveOneEffectWhenTwinsArriveTogether() throws Exception {
    // when
    List<ResponseEntity<String>> answers = new ArrayList<>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<ResponseEntity<String>> call = () -> answer(HUB, BODY, this::effect);
      for (Future<ResponseEntity<String>> each :
          executor.invokeAll(java.util.Collections.nCopies(12, call))) {
        answers.add(each.get());
      }
    }

    // then
    assertThat(effects).hasValue(1);
    assertThat(answers).extracting(ResponseEntity::getBody).containsOnly("{\"effect\":1}");
  }

  @Test
  void shouldSayThatATwinIsStillAtWork() throws Exception {
    // given
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<ResponseEntity<String>> slow =
          executor.submit(
              () ->
                  answer(
                      HUB,
                      BODY,
                      () -> {
                        started.countDown();
                        awaitQuietly(mayEnd);
                        return effect();
                      }));
      started.await();

      // then
      assertThatThrownBy(() -> answer(HUB, BODY, this::effect))
          .isInstanceOf(ApiProblem.class)
          .hasMessage("IDEMPOTENCY_IN_PROGRESS");
      mayEnd.countDown();
      assertThat(slow.get().getStatusCode()).isEqualTo(HttpStatus.CREATED);
    }
  }

  @Test
  void shouldFreeTheKeyWhenTheEffectFails() {
    // given
    assertThatThrownBy(
            () ->
                answer(
                    HUB,
                    BODY,
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");

    // when
    ResponseEntity<String> again = answer(HUB, BODY, this::effect);

    // then
    assertThat(again.getStatusCode()).isEqualTo(HttpStatus.CREATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "with blank", "größe", "tab\t"})
  void shouldRefuseAnUnusableKey(String unusable) {
    assertThatThrownBy(
            () ->
                Scopes.within(
                    tenant("tenant_anna"),
                    () -> idempotency.answer(HUB, unusable, "POST x", BODY, this::effect)))
        .isInstanceOf(ApiProblem.class)
        .hasMessage("VALIDATION");
  }

  @Test
  void shouldHideAnAnswerFromAnotherTenant() {
    // given
    answer(HUB, BODY, this::effect);

    // then
    assertThat(bodies("tenant_anna")).hasSize(1);
    assertThat(bodies("tenant_ravi")).isEmpty();
    assertThatThrownBy(() -> answer("tenant_ravi", HUB, BODY, this::effect))
        .hasMessage("IDEMPOTENCY_MISMATCH");
  }

  @Test
  void shouldForgetWhatTellsOfASubject() {
    // given
    answer(
        HUB, BODY, () -> new Outcome.Done(HttpStatus.CREATED, Map.of("name", "Max"), "contact:1"));

    // when
    database.within(
        tenant("tenant_anna"),
        () -> {
          idempotency.forget("contact:1", Problem.of(HttpStatus.CONFLICT, "WRONG_STATE"));
          return true;
        });

    // then
    assertThat(answer(HUB, BODY, this::effect).getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(bodies("tenant_anna").toString()).doesNotContain("Max");
  }

  private List<String> bodies(String tenant) {
    return database.within(
        tenant(tenant),
        () ->
            database.jdbc.queryForList(
                "select body from idempotency where key = ?", String.class, key));
  }

  private Outcome effect() {
    return new Outcome.Done(HttpStatus.CREATED, Map.of("effect", effects.incrementAndGet()));
  }

  private ResponseEntity<String> answer(Caller caller, Object body, Supplier<Outcome> action) {
    return answer("tenant_anna", caller, body, action);
  }

  private ResponseEntity<String> answer(
      String tenant, Caller caller, Object body, Supplier<Outcome> action) {
    return Scopes.within(
        tenant(tenant), () -> idempotency.answer(caller, key, "POST /api/x", body, action));
  }

  private static Scope tenant(String id) {
    return new Scope(Kind.API, null, id, "DACH", Level.TENANT);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
