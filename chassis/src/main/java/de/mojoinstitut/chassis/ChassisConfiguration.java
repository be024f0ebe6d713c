package de.mojoinstitut.chassis;

import de.mojoinstitut.chassis.inbox.Inbox;
import de.mojoinstitut.chassis.outbox.Outbox;
import de.mojoinstitut.chassis.scope.ScopedTransactionManager;
import de.mojoinstitut.chassis.time.ShiftedClock;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.transaction.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What every service here has: one clock, scoped transactions, outbox and inbox. Needs {@code
 * mojo.application} (prefix of the database roles) and takes {@code mojo.clock-file}.
 */
@Configuration(proxyBeanMethods = false)
public class ChassisConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Clock clock(@Value("${mojo.clock-file:}") String file) {
    return ShiftedClock.from(file);
  }

  @Bean
  ScopedTransactionManager transactionManager(
      DataSource dataSource,
      @Value("${mojo.application}") String application,
      ObjectProvider<TransactionManagerCustomizers> customizers) {
    ScopedTransactionManager manager = new ScopedTransactionManager(dataSource, application);
    customizers.ifAvailable(each -> each.customize(manager));
    return manager;
  }

  @Bean
  Outbox outbox(JdbcTemplate jdbc, Clock clock) {
    return new Outbox(jdbc, clock);
  }

  @Bean
  Inbox inbox(JdbcTemplate jdbc, Clock clock) {
    return new Inbox(jdbc, clock);
  }
}
