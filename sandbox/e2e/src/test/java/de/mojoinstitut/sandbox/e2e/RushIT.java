package de.mojoinstitut.sandbox.e2e;

import static de.mojoinstitut.sandbox.e2e.World.eventually;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.stack.client.JsonHttp.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many want the same at the same moment. */
@ExtendWith(StackExtension.class)
class RushIT {

  private final World world;

  RushIT(World world) {
    this.world = world;
  }

  /** What one of the crowd got. */
  private record Attempt(Member member, Answer answer) {

    String outcome() {
      return (answer.status() + " " + answer.code()).strip();
    }

    Booking booking() {
      JsonNode body = answer.body();
      return new Booking(
          body.path("bookingId").asText(), body.path("bookingNumber").asText(), member);
    }
  }

  @Test
  void shouldSellExactlyTheSeatsThereAreToTwoHundredAtOnce() {
    // given
    String offer = world.anna().publishes("Großer Abend", 20, 2_000);
    List<Member> crowd =
        IntStream.rangeClosed(1, 200)
            .mapToObj(number -> world.member("user_load_%04d".formatted(number)))
            .toList();
    // when
    List<Attempt> attempts =
        Crowd.allAtOnce(
            crowd.stream()
                .map(
                    member ->
                        () ->
                            new Attempt(
                                member, member.triesToBook(offer, UUID.randomUUID().toString()))));
    // then
    assertThat(attempts.stream().collect(groupingBy(Attempt::outcome, counting())))
        .isEqualTo(Map.of("201", 20L, "409 SOLD_OUT", 180L));
    assertThat(crowd.getFirst().seatsLeft(offer)).isZero();
    attempts.stream()
        .filter(attempt -> attempt.answer().isSuccess())
        .map(Attempt::booking)
        .forEach(
            booking -> {
              booking.awaitsPayment();
              assertThat(world.payment(booking).path("status").asText())
                  .isEqualTo("REQUIRES_PAYMENT");
              assertThat(world.till().checkouts(booking)).containsExactly("open");
            });
  }

  @Test
  void shouldBookOnceHoweverOftenTheSameRequestArrives() {
    // given
    String offer = world.anna().publishes("Doppelt hält besser", 60, 1_500);
    Member member = world.newcomer();
    String key = UUID.randomUUID().toString();
    // when
    List<Attempt> attempts =
        Crowd.allAtOnce(
            Stream.generate(
                    () ->
                        (Callable<Attempt>)
                            () -> new Attempt(member, member.triesToBook(offer, key)))
                .limit(50));
    // then
    assertThat(attempts).extracting(Attempt::outcome).containsOnly("201");
    assertThat(attempts.stream().map(attempt -> attempt.answer().body()).distinct()).hasSize(1);
    Booking booking = attempts.getFirst().booking().awaitsPayment();
    assertThat(member.seatsLeft(offer)).isEqualTo(59);
    assertThat(member.bookings()).hasSize(1);
    assertThat(world.payments(booking)).hasSize(1);
    assertThat(world.till().checkouts(booking)).hasSize(1);
    world.till().pays(booking);
    booking.reaches("CONFIRMED");
    world.ended(booking, "Event_BookingConfirmed");
    eventually().untilAsserted(() -> assertThat(world.mailbox().subjects(booking)).hasSize(1));
  }
}
