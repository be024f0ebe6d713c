package de.mojoinstitut.sandbox.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells members how their bookings get on. One query for all of them, forty times a second: cheaper
 * than each asking the hub, so that looking does not become what is measured.
 */
final class BookingWatch implements AutoCloseable {

  private static final Duration EVERY = Duration.ofMillis(25);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Set<String> FAILED = Set.of("EXPIRED", "CANCELLED");

  private final Connection connection;
  private final PreparedStatement query;
  private final Map<String, Watched> watched = new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread = new ScheduledThreadPoolExecutor(1);

  /** One booking's two moments that a member waits for. */
  record Watched(CompletableFuture<String> checkout, CompletableFuture<String> confirmed) {

    /** The checkout's address, as soon as there is one. */
    String awaitCheckout() throws Exception {
      return checkout.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    void awaitConfirmed() throws Exception {
      confirmed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private void fail(Throwable cause) {
      checkout.completeExceptionally(cause);
      confirmed.completeExceptionally(cause);
    }
  }

  BookingWatch(HubRows rows) {
    try {
      connection = rows.connect();
      query =
          connection.prepareStatement(
              """
              select b.id, b.status, p.checkout_url
              from hub.booking b left join hub.payment p on p.subject_id = b.id where b.id = any (?)""");
    } catch (SQLException e) {
      throw HubRows.refused(e);
    }
    Future<?> unused =
        thread.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  Watched watch(String booking) {
    return watched.computeIfAbsent(
        booking, id -> new Watched(new CompletableFuture<>(), new CompletableFuture<>()));
  }

  private void look() {
    if (watched.isEmpty()) {
      return;
    }
    try {
      query.setArray(1, connection.createArrayOf("text", watched.keySet().toArray()));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          saw(rows.getString("id"), rows.getString("status"), rows.getString("checkout_url"));
        }
      }
    } catch (SQLException e) {
      watched.values().forEach(each -> each.fail(e));
      watched.clear();
    }
  }

  private void saw(String id, String status, @Nullable String checkout) {
    Watched booking = watch(id);
    if (checkout != null) {
      booking.checkout().complete(checkout);
    }
    if (status.equals("CONFIRMED")) {
      booking.confirmed().complete(status);
      watched.remove(id);
    } else if (FAILED.contains(status)) {
      booking.fail(new IllegalStateException("booking became " + status));
      watched.remove(id);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      connection.close();
    } catch (SQLException e) {
      throw HubRows.refused(e);
    }
  }
}
