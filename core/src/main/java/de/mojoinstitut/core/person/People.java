package de.mojoinstitut.core.person;

import de.mojoinstitut.core.region.RegionCode;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The persons known here: an id, a type, a region and a language; names and addresses stay with the
 * account system.
 */
@Repository
public class People {

  private final JdbcClient jdbc;
  private final Clock clock;

  People(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * What the account system says of a person.
   *
   * @param version the account's last change in epoch milliseconds; an older one never overwrites a
   *     newer
   */
  public record Account(
      ClerkUserId user,
      PersonType type,
      @Nullable RegionCode region,
      @Nullable Locale locale,
      long version) {}

  /**
   * Creates or updates the person; drops what is stale, and never brings a deleted person back.
   * Idempotent.
   */
  @Transactional
  public void upsert(Account account) {
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.sql(
            """
            insert into person (clerk_user_id, type, region, locale, version, created_at, updated_at)
            values (:user, :type, :region, :locale, :version, :now, :now)
            on conflict (clerk_user_id) do update
              set type = excluded.type, region = coalesce(excluded.region, person.region), locale = excluded.locale,
                  version = excluded.version, updated_at = excluded.updated_at
              where person.version < excluded.version and person.deleted_at is null""")
        .param("user", account.user().value())
        .param("type", account.type().name())
        .param("region", Optional.ofNullable(account.region()).map(RegionCode::value).orElse(null))
        .param(
            "locale", Optional.ofNullable(account.locale()).map(Locale::toLanguageTag).orElse(null))
        .param("version", account.version())
        .param("now", now)
        .update();
  }

  /**
   * Marks the person as deleted, also one who was never told of: a late creation or update never
   * brings them back. Idempotent.
   */
  @Transactional
  public void delete(ClerkUserId user) {
    jdbc.sql(
            """
            insert into person (clerk_user_id, type, version, created_at, updated_at, deleted_at)
            values (:user, 'B2C', 0, :now, :now, :now)
            on conflict (clerk_user_id) do update set deleted_at = excluded.deleted_at, locale = null
              where person.deleted_at is null""")
        .param("user", user.value())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /**
   * Chooses the region of a person who has none yet.
   *
   * @return false where the person has another one already
   */
  @Transactional
  public boolean chooseRegion(ClerkUserId user, RegionCode region) {
    Timestamp now = Timestamp.from(clock.instant());
    return jdbc.sql(
                """
                insert into person (clerk_user_id, type, region, version, created_at, updated_at)
                values (:user, 'B2C', :region, 0, :now, :now)
                on conflict (clerk_user_id) do update set region = excluded.region, updated_at = excluded.updated_at
                  where (person.region is null or person.region = excluded.region) and person.deleted_at is null""")
            .param("user", user.value())
            .param("region", region.value())
            .param("now", now)
            .update()
        == 1;
  }
}
