package de.mojoinstitut.sandbox.e2e;

import static de.mojoinstitut.sandbox.e2e.World.eventually;

import de.mojoinstitut.sandbox.stack.client.JsonHttp.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Members who book, pay and wait for their confirmation, so many at a time. Whoever gets no answer
 * from one hub asks the first one again, under the same idempotency key.
 */
final class Rush {

  private final World world;
  private final String offer;
  private final Semaphore places;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<Booking>> members = new ArrayList<>();
  private final Map<String, Booking> begun = new ConcurrentHashMap<>();
  private final Map<String, Long> confirmed = new ConcurrentHashMap<>();
  private final AtomicInteger paid = new AtomicInteger();

  Rush(World world, String offer, int atATime) {
    this.world = world;
    this.offer = offer;
    this.places = new Semaphore(atATime);
  }

  void joins(Member member) {
    members.add(threads.submit(() -> goesThrough(member)));
  }

  private Booking goesThrough(Member member) throws InterruptedException {
    places.acquire();
    try {
      Booking booking = books(member);
      begun.put(booking.id(), booking);
      world.till().pays(booking.awaitsPayment());
      paid.incrementAndGet();
      booking.reaches("CONFIRMED");
      confirmed.put(booking.id(), System.nanoTime());
      return booking;
    } finally {
      places.release();
    }
  }

  private Booking books(Member member) {
    Member atFirst = member.at(world.hub());
    String key = UUID.randomUUID().toString();
    List<Member> doors = List.of(member, atFirst);
    AtomicInteger tries = new AtomicInteger();
    Answer answer =
        eventually()
            .ignoreExceptions()
            .until(
                () -> doors.get(Math.min(tries.getAndIncrement(), 1)).triesToBook(offer, key),
                Answer::isSuccess);
    return new Booking(
        answer.body().path("bookingId").asText(),
        answer.body().path("bookingNumber").asText(),
        atFirst);
  }

  /** Waits until so many have paid. */
  void awaitPaid(int count) {
    eventually().until(() -> paid.get() >= count);
  }

  /** Bookings that were begun and that nobody knows to be confirmed. */
  List<Booking> notYetConfirmed() {
    return begun.values().stream().filter(each -> !confirmed.containsKey(each.id())).toList();
  }

  /** Waits for all, and gives their bookings. */
  List<Booking> end() {
    try (threads) {
      List<Booking> bookings = new ArrayList<>();
      for (Future<Booking> member : members) {
        bookings.add(member.get());
      }
      return bookings;
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** How long after a moment the last of these bookings was seen to be confirmed. */
  Duration lastConfirmed(List<Booking> bookings, long since) {
    return Duration.ofNanos(
        bookings.stream().mapToLong(each -> confirmed.get(each.id())).max().orElseThrow() - since);
  }
}
