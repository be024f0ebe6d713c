package de.mojoinstitut.core.person;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.membership.Stage;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds out who a token's person is, before a scope can be taken. */
@Repository
public class Identities {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  Identities(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * @param clerkOrgId the organisation of the session, null in the personal context
   */
  public Identity of(ClerkUserId user, @Nullable String clerkOrgId) {
    return Scopes.within(
        Scope.machinery(),
        () -> Objects.requireNonNull(transaction.execute(status -> read(user, clerkOrgId))));
  }

  private Identity read(ClerkUserId user, @Nullable String clerkOrgId) {
    return jdbc.sql(
            "select region, type, locale, stage, tenant_id from caller_identity(:user, :org)")
        .param("user", user.value())
        .param("org", clerkOrgId)
        .query(
            (row, i) ->
                new Identity(
                    user,
                    optional(row.getString("type"), PersonType::valueOf).orElse(PersonType.B2C),
                    optional(row.getString("region"), RegionCode::new).orElse(null),
                    optional(row.getString("locale"), Locale::forLanguageTag).orElse(null),
                    optional(row.getString("stage"), Stage::valueOf).orElse(null),
                    optional(row.getString("tenant_id"), TenantId::new).orElse(null)))
        .single();
  }

  private static <T> Optional<T> optional(@Nullable String column, Function<String, T> type) {
    return Optional.ofNullable(column).map(type);
  }
}
