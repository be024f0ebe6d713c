package de.mojoinstitut.chassis.scope;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

/**
 * Gives each transaction the role and settings of the current {@link Scope}, in one statement and
 * for this transaction only. A transaction without a scope keeps the login role, which has no right
 * on any table.
 *
 * <p>Not a transaction listener: the scope's statement is the first to reach the database, so it is
 * the one that meets a dead connection, and what a listener throws leaves that connection bound to
 * the thread.
 */
public final class ScopedTransactionManager extends JdbcTransactionManager {

  private static final String SQL =
      """
      select set_config('role', ?, true), set_config('app.user', ?, true), set_config('app.tenant', ?, true),
             set_config('app.region', ?, true), set_config('app.level', ?, true), set_config('lock_timeout', ?, true),
             set_config('synchronous_commit', coalesce(?, current_setting('synchronous_commit')), true)""";

  /** Behind a request nobody waits for another's lock any longer. */
  private static final String REQUESTS_WAIT = "5s";

  private static final String FOR_EVER = "0";

  private final String application;

  /**
   * @param application prefix of the database roles, such as {@code hub}
   */
  public ScopedTransactionManager(DataSource dataSource, String application) {
    super(dataSource);
    this.application = application;
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    super.doBegin(transaction, definition);
    Scope scope = Scopes.current().orElse(null);
    if (scope == null) {
      return;
    }
    try {
      apply(scope);
    } catch (SQLException e) {
      doCleanupAfterCompletion(transaction);
      throw new CannotCreateTransactionException("the transaction could not take its scope", e);
    }
  }

  private void apply(Scope scope) throws SQLException {
    DataSource dataSource = obtainDataSource();
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, application + "_" + scope.kind().name().toLowerCase(Locale.ROOT));
      statement.setString(2, orEmpty(scope.user()));
      statement.setString(3, orEmpty(scope.tenant()));
      statement.setString(4, orEmpty(scope.region()));
      statement.setString(5, scope.level().name());
      statement.setString(6, scope.kind() == Scope.Kind.API ? REQUESTS_WAIT : FOR_EVER);
      statement.setString(7, scope.repeatable() ? "off" : null);
      statement.execute();
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}
