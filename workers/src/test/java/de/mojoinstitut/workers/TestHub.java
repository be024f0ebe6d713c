package de.mojoinstitut.workers;

import de.mojoinstitut.chassis.ChassisConfiguration;
import de.mojoinstitut.chassis.outbox.Outbox;
import de.mojoinstitut.chassis.outbox.OutboxChannel;
import de.mojoinstitut.chassis.outbox.OutboxRelay;
import de.mojoinstitut.core.CoreConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** As much of the hub as the workers need; the outside is fake. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  ChassisConfiguration.class,
  CoreConfiguration.class,
  WorkersConfiguration.class,
  FakeOutside.class,
  FakeTasks.class,
  FakePayees.class
})
public class TestHub {

  @Bean
  MeterRegistry meters() {
    return new SimpleMeterRegistry();
  }

  @Bean
  SmartLifecycle relays(
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      Clock clock,
      Outbox outbox,
      List<OutboxChannel> channels) {
    return new Relays(
        channels.stream()
            .map(
                channel ->
                    new OutboxRelay(
                        jdbc, new TransactionTemplate(transactions), clock, outbox, channel))
            .toList());
  }

  record Relays(List<OutboxRelay> relays) implements SmartLifecycle {

    @Override
    public void start() {
      relays.forEach(OutboxRelay::start);
    }

    @Override
    public void stop() {
      relays.forEach(OutboxRelay::stop);
    }

    @Override
    public boolean isRunning() {
      return relays.stream().anyMatch(OutboxRelay::isRunning);
    }
  }
}
