package de.mojoinstitut.chassis.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.mojoinstitut.chassis.ChassisDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class InboxProcessorTest {

  private final ChassisDatabase database = new ChassisDatabase(8);
  private final Inbox inbox = new Inbox(database.jdbc, database.clock);
  private final List<String> handled = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void shouldHandleADuplicateOnce() {
    // given
    InboxProcessor processor = processor(message -> handled.add(message.payload()));
    store("m1", "first");
    store("m1", "again");

    // when
    processAll(processor);
    store("m1", "later");
    processAll(processor);

    // then
    assertThat(handled).containsExactly("first");
  }

  @Test
  void shouldTryAgainAfterAGrowingPause() {
    // given
    InboxProcessor processor =
        processor(
            message -> {
              handled.add(message.messageId());
              if (handled.size() < 3) {
                throw new IllegalStateException("not yet");
              }
            });
    store("m1", "");

    // when
    processAll(processor);
    database.clock.advance(Duration.ofSeconds(1));
    processAll(processor);
    database.clock.advance(Duration.ofSeconds(1));
    processAll(processor);

    // then
    assertThat(handled).hasSize(2);

    // when
    database.clock.advance(Duration.ofSeconds(1));
    processAll(processor);
    database.clock.advance(Duration.ofDays(1));
    processAll(processor);

    // then
    assertThat(handled).hasSize(3);
  }

  @Test
  void shouldLetOthersPassOneThatFails() {
    // given
    InboxProcessor processor =
        processor(
            message -> {
              if (message.messageId().equals("m1")) {
                throw new IllegalStateException("poison");
              }
              handled.add(message.messageId());
            });
    store("m1", "");
    store("m2", "");

    // when
    processAll(processor);

    // then
    assertThat(handled).containsExactly("m2");
  }

  @Test
  void shouldHandleAgainAfterACrashOnceTheLeaseIsOver() {
    // given
    InboxProcessor crashing =
        processor(
            message -> {
              handled.add("crashed");
              throw new AssertionError("crash");
            });
    store("m1", "");
    assertThatThrownBy(crashing::process).isInstanceOf(AssertionError.class);
    InboxProcessor another = processor(message -> handled.add("handled"));

    // when
    processAll(another);
    List<String> withinLease = List.copyOf(handled);
    database.clock.advance(Duration.ofSeconds(61));
    processAll(another);

    // then
    assertThat(withinLease).containsExactly("crashed");
    assertThat(handled).containsExactly("crashed", "handled");
  }

  @Test
  void shouldHandleEachOnceWithTwoProcessorsSideBySide() {
    // given
    InboxProcessor first = processor(message -> handled.add(message.messageId()));
    InboxProcessor second = processor(message -> handled.add(message.messageId()));
    List<String> ids = IntStream.range(0, 100).mapToObj(i -> "m" + i).toList();
    ids.forEach(id -> store(id, ""));

    // when
    first.start();
    second.start();
    await().until(() -> waiting() == 0);
    first.stop();
    second.stop();

    // then
    assertThat(handled).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void shouldWakeWhenAMessageIsStored() {
    // given
    InboxProcessor processor = processor(message -> handled.add(message.messageId()));
    processor.start();

    // when
    store("m1", "");

    // then
    await().until(() -> handled.contains("m1"));
    processor.stop();
  }

  @Test
  void shouldKnowTheFirstTime() {
    assertThat(firstTime("m1")).isTrue();
    assertThat(firstTime("m1")).isFalse();
  }

  @Test
  void shouldForgetTheFirstTimeOfAnEffectThatRolledBack() {
    // given
    assertThatThrownBy(
            () ->
                database.run(
                    () -> {
                      inbox.firstTime("test", "m1");
                      throw new IllegalStateException("effect failed");
                    }))
        .hasMessage("effect failed");

    // when
    boolean first = firstTime("m1");

    // then
    assertThat(first).isTrue();
  }

  @Test
  void shouldLogNothingOfAPayload(CapturedOutput output) {
    // given
    InboxProcessor processor =
        processor(
            message -> {
              throw new IllegalStateException(message.payload());
            });
    store("m1", "secret");

    // when
    processAll(processor);

    // then
    assertThat(output).contains("m1 was not handled").doesNotContain("secret");
  }

  private InboxProcessor processor(Consumer<InboxMessage> handler) {
    return new InboxProcessor(
        database.jdbc, database.transaction, database.clock, inbox, "test", handler);
  }

  private static void processAll(InboxProcessor processor) {
    while (processor.process() > 0) {}
  }

  private void store(String id, String payload) {
    database.run(() -> inbox.store(new InboxMessage("test", id, payload)));
  }

  private boolean firstTime(String id) {
    return database.within(
        de.mojoinstitut.chassis.scope.Scope.machinery(), () -> inbox.firstTime("test", id));
  }

  private int waiting() {
    return database.value(Integer.class, "select count(*) from inbox where handled_at is null");
  }
}
