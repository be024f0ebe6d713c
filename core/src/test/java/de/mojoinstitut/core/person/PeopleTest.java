package de.mojoinstitut.core.person;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.membership.Stage;
import de.mojoinstitut.core.person.People.Account;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.testing.CoreTest;
import de.mojoinstitut.core.testing.World;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PeopleTest extends CoreTest {

  @Autowired People people;
  @Autowired Identities identities;

  @Test
  void shouldKnowAPersonFromTheirAccount() {
    // given
    ClerkUserId user = new ClerkUserId("user_new");

    // when
    upsert(user, World.DACH, 5);

    // then
    assertThat(identities.of(user, null))
        .isEqualTo(new Identity(user, PersonType.B2C, World.DACH, Locale.GERMANY, null, null));
  }

  @Test
  void shouldDropWhatIsOlder() {
    // given
    ClerkUserId user = new ClerkUserId("user_older");
    upsert(user, World.DACH, 5);

    // when
    upsert(user, World.INDIEN, 4);

    // then
    assertThat(identities.of(user, null).region()).isEqualTo(World.DACH);
  }

  @Test
  void shouldKeepTheRegionWhereTheAccountNamesNone() {
    // given
    ClerkUserId user = new ClerkUserId("user_keeps");
    upsert(user, World.DACH, 5);

    // when
    upsert(user, null, 6);

    // then
    assertThat(identities.of(user, null).region()).isEqualTo(World.DACH);
  }

  @Test
  void shouldNotBringADeletedPersonBack() {
    // given
    ClerkUserId user = new ClerkUserId("user_deleted");
    upsert(user, World.DACH, 5);
    delete(user);

    // when
    upsert(user, World.DACH, 6);

    // then
    assertThat(identities.of(user, null).region()).isNull();
  }

  @Test
  void shouldNotBringAPersonBackWhoWasDeletedBeforeTheirCreationWasTold() {
    // given
    ClerkUserId user = new ClerkUserId("user_deleted_first");
    delete(user);

    // when
    upsert(user, World.DACH, 5);

    // then
    assertThat(identities.of(user, null).region()).isNull();
  }

  @Test
  void shouldLetAPersonChooseARegionOnce() {
    // given
    ClerkUserId user = new ClerkUserId("user_chooses");

    // then
    assertThat(choose(user, World.DACH)).isTrue();
    assertThat(choose(user, World.DACH)).isTrue();
    assertThat(choose(user, World.INDIEN)).isFalse();
    assertThat(identities.of(user, null).region()).isEqualTo(World.DACH);
  }

  @Test
  void shouldKnowTheTenantOfTheSessionsOrganisation() {
    // given
    ClerkUserId anna = world.mentor(World.ANNA).user();

    // then
    assertThat(identities.of(anna, "org_anna").tenant()).isEqualTo(World.ANNA);
    assertThat(identities.of(anna, null).tenant()).isNull();
    assertThat(identities.of(anna, "org_unknown").tenant()).isNull();
    assertThat(identities.of(anna, null).membership()).contains(Stage.REGENERATIONSMEDIZIN_OS);
  }

  @Test
  void shouldKnowNothingOfAStranger() {
    // given
    ClerkUserId stranger = new ClerkUserId("user_unknown");

    // then
    assertThat(identities.of(stranger, null))
        .isEqualTo(new Identity(stranger, PersonType.B2C, null, null, null, null));
  }

  private void upsert(ClerkUserId user, @Nullable RegionCode region, long version) {
    Scopes.run(
        account(user),
        () -> people.upsert(new Account(user, PersonType.B2C, region, Locale.GERMANY, version)));
  }

  private void delete(ClerkUserId user) {
    Scopes.run(account(user), () -> people.delete(user));
  }

  private boolean choose(ClerkUserId user, RegionCode region) {
    Scope self = new Scope(Scope.Kind.API, user.value(), null, null, Scope.Level.PERSON);
    return Scopes.within(self, () -> people.chooseRegion(user, region));
  }

  private static Scope account(ClerkUserId user) {
    return new Scope(Scope.Kind.WORKER, user.value(), null, null, Scope.Level.ENTITY);
  }
}
