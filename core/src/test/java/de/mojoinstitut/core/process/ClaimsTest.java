package de.mojoinstitut.core.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.process.Claims.Claim;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.testing.CoreTest;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Of a kind that no feature knows. */
class ClaimsTest extends CoreTest {

  @Autowired Claims claims;
  @Autowired PlatformTransactionManager transactions;

  private final Claim claim = claim("TEST");

  private static Claim claim(String kind) {
    return new Claim(kind, UUID.randomUUID().toString(), new RegionCode("DACH"));
  }

  @Test
  void shouldBelongToTheFirstInstance() {
    assertThat(take(1, true)).isTrue();
    assertThat(take(2, true)).isFalse();
    assertThat(take(1, true)).isTrue();
  }

  @Test
  void shouldStayWithItsInstanceOnceItIsDueNoMore() {
    assertThat(take(1, false)).isFalse();
    assertThat(take(1, true)).isTrue();
    assertThat(take(1, false)).isTrue();
  }

  @Test
  void shouldBeTakenForEachKindByAnother() {
    // given
    Claim other = new Claim("OTHER", claim.businessId(), claim.region());
    take(1, true);

    // then
    assertThat(job(() -> claims.take(other, 2, () -> true))).isTrue();
  }

  @Test
  void shouldBeFreeForAnotherOnceItIsReleased() {
    // given
    take(1, true);

    // when
    job(
        () -> {
          claims.release(claim);
          claims.release(claim);
          return true;
        });

    // then
    assertThat(take(2, true)).isTrue();
    assertThat(job(() -> claims.holder(claim))).contains(2L);
  }

  @Test
  void shouldNotBeSeenFromAnotherRegion() {
    // given
    take(1, true);

    // then
    assertThat(Scopes.within(Scope.worker("US"), () -> inTransaction(() -> claims.holder(claim))))
        .isEmpty();
  }

  @Test
  void shouldInsistOnTheTransactionThatKeepsTheRow() {
    assertThatThrownBy(() -> claims.take(claim, 1, () -> true))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  private boolean take(long instance, boolean due) {
    return job(() -> claims.take(claim, instance, () -> due));
  }

  private <T> T job(Supplier<T> action) {
    return Scopes.within(Scope.worker("DACH"), () -> inTransaction(action));
  }

  private <T> T inTransaction(Supplier<T> action) {
    return Objects.requireNonNull(
        new TransactionTemplate(transactions).execute(status -> action.get()));
  }
}
