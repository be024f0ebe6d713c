package de.mojoinstitut.core.booking;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.core.booking.PlaceBooking.Reason;
import de.mojoinstitut.core.booking.PlaceBooking.Result;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.person.Identity;
import de.mojoinstitut.core.testing.CoreTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ParallelBookingTest extends CoreTest {

  @Autowired Bookers bookers;

  @Test
  void shouldSellTwentySeatsToTwentyOfTwoHundredMembers() throws Exception {
    // given
    OfferId offer = world.offer(20);
    List<Identity> members = Stream.generate(world::member).limit(200).toList();

    // when
    List<Result> results = atOnce(members.stream().map(each -> booking(each, offer)).toList());

    // then
    assertThat(results).filteredOn(Result.Placed.class::isInstance).hasSize(20);
    assertThat(results).filteredOn(new Result.Refused(Reason.SOLD_OUT)::equals).hasSize(180);
    assertThat(database.count("seat where offer_id = ? and booking_id is not null", offer.value()))
        .isEqualTo(20);
    assertThat(database.count("booking where offer_id = ?", offer.value())).isEqualTo(20);
  }

  @Test
  void shouldPlaceOneBookingForAMemberWhoAsksTenTimesAtOnce() throws Exception {
    // given
    OfferId offer = world.offer(20);
    Identity member = world.member();

    // when
    List<Result> results = atOnce(Stream.generate(() -> booking(member, offer)).limit(10).toList());

    // then
    assertThat(results).filteredOn(Result.Placed.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(new Result.Refused(Reason.ALREADY_BOOKED)::equals).hasSize(9);
    assertThat(database.count("seat where offer_id = ? and booking_id is not null", offer.value()))
        .isEqualTo(1);
  }

  @Test
  void shouldGiveEachLapsedSeatToOneOfManyMembers() throws Exception {
    // given
    OfferId offer = world.offer(5);
    Stream.generate(world::member).limit(5).forEach(each -> bookers.held(offer, each));
    clock.advance(Duration.ofMinutes(15));
    List<Identity> members = Stream.generate(world::member).limit(50).toList();

    // when
    List<Result> results = atOnce(members.stream().map(each -> booking(each, offer)).toList());

    // then
    assertThat(results).filteredOn(Result.Placed.class::isInstance).hasSize(5);
    assertThat(results).filteredOn(new Result.Refused(Reason.SOLD_OUT)::equals).hasSize(45);
  }

  private Callable<Result> booking(Identity member, OfferId offer) {
    return () -> bookers.place(member, offer);
  }

  private static List<Result> atOnce(List<Callable<Result>> wishes) throws Exception {
    List<Result> results = new ArrayList<>();
    try (ExecutorService members = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Result> each : members.invokeAll(wishes)) {
        results.add(each.get());
      }
    }
    return results;
  }
}
