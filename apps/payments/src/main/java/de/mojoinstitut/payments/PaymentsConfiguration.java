package de.mojoinstitut.payments;

import de.mojoinstitut.chassis.ChassisConfiguration;
import de.mojoinstitut.chassis.outbox.KafkaChannel;
import de.mojoinstitut.chassis.outbox.Outbox;
import de.mojoinstitut.chassis.outbox.OutboxRelay;
import de.mojoinstitut.chassis.web.ChassisWebConfiguration;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the chassis under this application: scoped transactions, strict JSON, events to Kafka. */
@Configuration(proxyBeanMethods = false)
@Import({ChassisConfiguration.class, ChassisWebConfiguration.class})
class PaymentsConfiguration {

  @Bean
  KafkaChannel kafkaChannel(@Value("${mojo.kafka}") String bootstrapServers) {
    return new KafkaChannel(bootstrapServers);
  }

  @Bean
  OutboxRelay kafkaRelay(
      JdbcTemplate jdbc,
      TransactionTemplate transaction,
      Clock clock,
      Outbox outbox,
      KafkaChannel channel) {
    return new OutboxRelay(jdbc, transaction, clock, outbox, channel);
  }
}
