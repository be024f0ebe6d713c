package de.mojoinstitut.workers.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import de.mojoinstitut.processes.EventBookingProcess.Headers;
import de.mojoinstitut.processes.EventBookingProcess.Templates;
import de.mojoinstitut.workers.BookingJob;
import de.mojoinstitut.workers.WorkersTest;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SendNotificationWorkerTest extends WorkersTest {

  private static final long VISIT = 4711;

  @Autowired private SendNotificationWorker worker;

  @Test
  void shouldSendTheMessageOncePerVisitOfTheTask() {
    // given
    BookingJob job = booking(offer(1, 100), "AWAITING_PAYMENT");
    Map<String, String> declined = Map.of(Headers.TEMPLATE, Templates.PAYMENT_DECLINED);

    // when
    worker.handle(job, declined, VISIT);
    worker.handle(job, declined, VISIT);
    worker.handle(job, declined, VISIT + 1);

    // then
    await().untilAsserted(() -> assertThat(outside.mails).hasSize(2));
    assertThat(count("notification where subject_id = '%s'".formatted(job.bookingId())))
        .isEqualTo(2);
  }

  @Test
  void shouldRefuseATemplateThatThereIsNot() {
    // given
    BookingJob job = booking(offer(1, 100), "HELD");

    // when / then
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> worker.handle(job, Map.of(Headers.TEMPLATE, "no-such"), VISIT));
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> worker.handle(job, Map.of(), VISIT));
    assertThat(count("notification where subject_id = '%s'".formatted(job.bookingId()))).isZero();
  }
}
