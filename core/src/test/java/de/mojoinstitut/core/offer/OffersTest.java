package de.mojoinstitut.core.offer;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.booking.Bookers;
import de.mojoinstitut.core.membership.Stage;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.offer.PublishOffer.Draft;
import de.mojoinstitut.core.offer.PublishOffer.Result;
import de.mojoinstitut.core.person.Identity;
import de.mojoinstitut.core.tenant.TenantId;
import de.mojoinstitut.core.testing.CoreTest;
import de.mojoinstitut.core.testing.World;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OffersTest extends CoreTest {

  @Autowired PublishOffer publishOffer;
  @Autowired BrowseOffers browseOffers;
  @Autowired Bookers bookers;

  @Test
  void shouldPublishWhatMembersThenFind() {
    // given
    Offer published = published(publish(world.mentor(World.ANNA), draft("EUR", sessions(2))));

    // then
    assertThat(find(world.member(), published.id())).contains(published);
    assertThat(look(world.member(), published.id()).seatsLeft()).isEqualTo(3);
    assertThat(published.sessions()).hasSize(2);
  }

  @Test
  void shouldNotBeFoundInAnotherRegionOrAboveTheStage() {
    // given
    OfferId offer = published(publish(world.mentor(World.ANNA), draft("EUR", sessions(1)))).id();

    // then
    assertThat(find(world.member(Stage.RESILIENZ, World.INDIEN), offer)).isEmpty();
    assertThat(find(world.member(Stage.LEBENSENERGIE, World.DACH), offer)).isEmpty();
    assertThat(find(world.mentor(World.ANNA), offer)).isPresent();
  }

  @Test
  void shouldListUpcomingOffersSoonestFirstPageByPage() {
    // given
    Identity member = world.member();
    Instant from = clock.instant().plus(Duration.ofDays(5000));
    Offer first = published(publish(world.mentor(World.ANNA), draft("EUR", at(from, 1))));
    Offer second = published(publish(world.mentor(World.BEN), draft("EUR", at(from, 2))));

    // when
    List<Offer> page = upcoming(member, from, null, 1);
    List<Offer> next =
        upcoming(member, from, new Offers.Cursor(page.getFirst().startsAt(), first.id()), 5);

    // then
    assertThat(page).containsExactly(first);
    assertThat(next).containsExactly(second);
    assertThat(upcoming(world.member(Stage.LEBENSENERGIE, World.DACH), from, null, 5)).isEmpty();
    assertThat(upcoming(world.member(Stage.RESILIENZ, World.INDIEN), from, null, 5)).isEmpty();
  }

  @Test
  void shouldCountTheSeatsThatAreFreeAtThisMoment() {
    // given
    OfferId offer = world.offer(3);
    bookers.held(offer);
    bookers.confirmed(offer);

    // then
    assertThat(look(world.member(), offer).seatsLeft()).isEqualTo(1);
    clock.advance(Duration.ofMinutes(15));
    assertThat(look(world.member(), offer).seatsLeft()).isEqualTo(2);
  }

  @Test
  void shouldRefuseAMemberWithoutATenant() {
    assertThat(publish(world.member(), draft("EUR", sessions(1)))).isEqualTo(new Result.NoTenant());
  }

  @Test
  void shouldRefuseAMentorWhoseCertificateIsOver() {
    // given
    database.execute(
        "insert into tenant select 'tenant_former', 'org_former', 'former', 'former', region, status, created_at - interval '1 second',"
            + " created_at from tenant where id = 'tenant_anna'");
    Identity former =
        new Identity(
            world.mentor(World.ANNA).user(),
            world.mentor(World.ANNA).type(),
            World.DACH,
            null,
            Stage.REGENERATIONSMEDIZIN_OS,
            new TenantId("tenant_former"));

    // then
    assertThat(publish(former, draft("EUR", sessions(1)))).isEqualTo(new Result.NotCertified());
  }

  @Test
  void shouldRefuseAnotherCurrencyThanTheRegions() {
    assertThat(publish(world.mentor(World.ANNA), draft("INR", sessions(1))))
        .isEqualTo(new Result.Invalid("price.currency", "NOT_THE_REGIONS_CURRENCY"));
  }

  @Test
  void shouldRefuseSessionsThatMakeNoSense() {
    // given
    Instant start = clock.instant().plus(Duration.ofDays(1));
    Offer.Session session = new Offer.Session(start, start.plusSeconds(3600));
    Offer.Session past =
        new Offer.Session(clock.instant().minusSeconds(1), clock.instant().plusSeconds(60));
    Offer.Session empty = new Offer.Session(start, start);

    // then
    assertThat(publish(world.mentor(World.ANNA), draft("EUR", List.of(past))))
        .isEqualTo(new Result.Invalid("startsAt", "IN_THE_PAST"));
    assertThat(publish(world.mentor(World.ANNA), draft("EUR", List.of(empty))))
        .isEqualTo(new Result.Invalid("endsAt", "BEFORE_START"));
    assertThat(publish(world.mentor(World.ANNA), draft("EUR", List.of(session, session))))
        .isEqualTo(new Result.Invalid("startsAt", "OVERLAPS"));
  }

  private List<Offer.Session> sessions(int count) {
    return at(clock.instant().plus(Duration.ofDays(20)), count);
  }

  /** One per day, the last of them after so many days; offers with more sessions begin later. */
  private static List<Offer.Session> at(Instant from, int count) {
    Instant first = Instant.ofEpochSecond(from.getEpochSecond()).plus(Duration.ofHours(count));
    return IntStream.range(0, count)
        .mapToObj(day -> first.plus(Duration.ofDays(day)))
        .map(start -> new Offer.Session(start, start.plusSeconds(3600)))
        .toList();
  }

  private static Draft draft(String currency, List<Offer.Session> sessions) {
    return new Draft(
        OfferKind.GROUP,
        OfferLevel.BASIC,
        "Gemeinsam atmen",
        sessions,
        ZoneId.of("Europe/Berlin"),
        3,
        Money.of(4_500, currency),
        CancellationPolicy.DEFAULT,
        new Offer.Location.Online(URI.create("https://raum.example/1")));
  }

  private Result publish(Identity mentor, Draft draft) {
    return Scopes.within(World.scope(mentor), () -> publishOffer.publish(mentor, draft));
  }

  private static Offer published(Result result) {
    if (result instanceof Result.Published published) {
      return published.offer();
    }
    throw new AssertionError(result.toString());
  }

  private Optional<Offer> find(Identity caller, OfferId offer) {
    return Scopes.within(World.scope(caller), () -> browseOffers.find(caller, offer));
  }

  private BrowseOffers.Listed look(Identity caller, OfferId offer) {
    return Scopes.within(World.scope(caller), () -> browseOffers.look(caller, offer)).orElseThrow();
  }

  private List<Offer> upcoming(
      Identity caller, Instant from, Offers.@Nullable Cursor after, int limit) {
    return Scopes.within(
            World.scope(caller),
            () -> browseOffers.upcoming(caller, null, from, null, after, limit))
        .stream()
        .map(BrowseOffers.Listed::offer)
        .toList();
  }
}
