package de.mojoinstitut.chassis.scope;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Gives each transaction the role and settings of the current {@link Scope}, in one statement and
 * for this transaction only. A transaction without a scope keeps the login role, which has no right
 * on any table.
 */
public final class ScopeTransactionListener implements TransactionExecutionListener {

  private static final String SQL =
      """
      select set_config('role', ?, true), set_config('app.user', ?, true), set_config('app.tenant', ?, true),
             set_config('app.region', ?, true), set_config('app.level', ?, true)""";

  private final DataSource dataSource;
  private final String application;

  /**
   * @param application prefix of the database roles, such as {@code hub}
   */
  public ScopeTransactionListener(DataSource dataSource, String application) {
    this.dataSource = dataSource;
    this.application = application;
  }

  @Override
  public void afterBegin(TransactionExecution transaction, @Nullable Throwable beginFailure) {
    Optional<Scope> scope = Scopes.current();
    if (beginFailure == null && scope.isPresent()) {
      apply(scope.get());
    }
  }

  private void apply(Scope scope) {
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, application + "_" + scope.kind().name().toLowerCase(Locale.ROOT));
      statement.setString(2, orEmpty(scope.user()));
      statement.setString(3, orEmpty(scope.tenant()));
      statement.setString(4, orEmpty(scope.region()));
      statement.setString(5, scope.level().name());
      statement.execute();
    } catch (SQLException e) {
      throw new CannotCreateTransactionException("the transaction could not take its scope", e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}
