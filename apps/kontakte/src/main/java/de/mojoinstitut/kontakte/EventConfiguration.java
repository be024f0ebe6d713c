package de.mojoinstitut.kontakte;

import de.mojoinstitut.chassis.outbox.KafkaChannel;
import de.mojoinstitut.chassis.outbox.Outbox;
import de.mojoinstitut.chassis.outbox.OutboxRelay;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Events leave for Kafka through the outbox. */
@Configuration(proxyBeanMethods = false)
class EventConfiguration {

  @Bean
  KafkaChannel kafkaChannel(KontakteSettings settings) {
    return new KafkaChannel(settings.kafka());
  }

  @Bean
  OutboxRelay kafkaRelay(
      JdbcTemplate jdbc,
      TransactionTemplate transaction,
      Clock clock,
      Outbox outbox,
      KafkaChannel kafka) {
    return new OutboxRelay(jdbc, transaction, clock, outbox, kafka);
  }
}
