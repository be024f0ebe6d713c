package de.mojoinstitut.sandbox.bench;

import de.mojoinstitut.processes.EventBookingProcess.JobTypes;
import de.mojoinstitut.processes.EventBookingProcess.Messages;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobWorker;
import io.grpc.Status;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The same model with workers that do nothing, in this process: what the engine alone can do. The
 * step that would request the payment publishes the message that the payment has come.
 */
final class NoOpEngine implements AutoCloseable {

  private static final Duration KEEP = Duration.ofMinutes(10);
  private static final Duration HOLD = Duration.ofMinutes(15);
  private static final Duration PAUSE = Duration.ofMillis(25);
  private static final int THREADS = 4;

  private final CamundaClient client;
  private final Clock clock;
  private final List<JobWorker> workers = new ArrayList<>();
  private final Map<String, CompletableFuture<Void>> confirmed = new ConcurrentHashMap<>();

  NoOpEngine(URI grpc, URI rest, Clock clock) {
    this.clock = clock;
    this.client =
        CamundaClient.newClientBuilder()
            .grpcAddress(grpc)
            .restAddress(rest)
            .preferRestOverGrpc(false)
            .defaultRequestTimeout(Duration.ofSeconds(30))
            .numJobWorkerExecutionThreads(THREADS)
            .build();
  }

  void open() {
    client
        .newDeployResourceCommand()
        .addResourceBytes(
            NoOpModel.xml().getBytes(StandardCharsets.UTF_8), NoOpModel.processId() + ".bpmn")
        .send()
        .join();
    for (String type :
        List.of(
            JobTypes.BOOKING_CLAIM,
            JobTypes.CONTACT_SYNC,
            JobTypes.PAYMENT_REQUEST,
            JobTypes.BOOKING_CONFIRM,
            JobTypes.NOTIFICATION_SEND)) {
      workers.add(worker(type));
    }
  }

  /** Starts an instance and waits until it is confirmed. */
  Duration run(String bookingId) throws Exception {
    CompletableFuture<Void> end = new CompletableFuture<>();
    confirmed.put(bookingId, end);
    long start = System.nanoTime();
    publish(
        Messages.BOOKING_HELD,
        bookingId,
        Map.of(
            "bookingId",
            bookingId,
            "bookingNumber",
            "MB-" + bookingId,
            "region",
            "DACH",
            "sellerTenantId",
            "tenant_anna",
            "paymentRequired",
            true,
            "holdExpiresAt",
            clock.instant().plus(HOLD).toString(),
            "latePayment",
            false));
    try {
      end.get(60, TimeUnit.SECONDS);
      return Duration.ofNanos(System.nanoTime() - start);
    } finally {
      confirmed.remove(bookingId);
    }
  }

  private JobWorker worker(String type) {
    return client
        .newWorker()
        .jobType(NoOpModel.named(type))
        .handler((jobs, job) -> complete(type, jobs, job))
        .timeout(Duration.ofSeconds(60))
        .maxJobsActive(32)
        .streamEnabled(true)
        .open();
  }

  private void complete(String type, JobClient jobs, ActivatedJob job) {
    String bookingId = String.valueOf(job.getVariable("bookingId"));
    send(
        bookingId,
        () -> jobs.newCompleteCommand(job).send(),
        () -> {
          if (type.equals(JobTypes.BOOKING_CONFIRM)) {
            end(bookingId).complete(null);
          }
        });
    if (type.equals(JobTypes.PAYMENT_REQUEST)) {
      publish(Messages.PAYMENT_CAPTURED, bookingId, Map.of());
    }
  }

  private void publish(String name, String bookingId, Map<String, Object> variables) {
    send(
        bookingId,
        () ->
            client
                .newPublishMessageCommand()
                .messageName(NoOpModel.named(name))
                .correlationKey(bookingId)
                .messageId(name + ":" + bookingId)
                .timeToLive(KEEP)
                .variables(variables)
                .send(),
        () -> {});
  }

  /** Sends again what the engine was too busy to take, as the hub does. */
  private void send(String bookingId, Supplier<CompletionStage<?>> command, Runnable afterwards) {
    command
        .get()
        .whenComplete(
            (answer, failure) -> {
              if (failure == null) {
                afterwards.run();
              } else if (isBusy(failure)) {
                CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> send(bookingId, command, afterwards));
              } else {
                end(bookingId).completeExceptionally(failure);
              }
            });
  }

  /** What the member waits for; already over when nobody waits any more. */
  private CompletableFuture<Void> end(String bookingId) {
    return confirmed.getOrDefault(bookingId, CompletableFuture.completedFuture(null));
  }

  private static boolean isBusy(Throwable failure) {
    return Status.fromThrowable(failure).getCode() == Status.Code.RESOURCE_EXHAUSTED;
  }

  @Override
  public void close() {
    workers.forEach(JobWorker::close);
    client.close();
  }
}
