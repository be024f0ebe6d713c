package de.mojoinstitut.hub;

import de.mojoinstitut.camel.CamelRoutesConfiguration;
import de.mojoinstitut.chassis.ChassisConfiguration;
import de.mojoinstitut.chassis.outbox.KafkaChannel;
import de.mojoinstitut.chassis.outbox.MeteredChannel;
import de.mojoinstitut.chassis.outbox.Outbox;
import de.mojoinstitut.chassis.outbox.OutboxChannel;
import de.mojoinstitut.chassis.outbox.OutboxRelay;
import de.mojoinstitut.chassis.security.ServiceTokens;
import de.mojoinstitut.chassis.web.ChassisWebConfiguration;
import de.mojoinstitut.connectors.clerk.ClerkProfiles;
import de.mojoinstitut.connectors.clerk.ClerkProperties;
import de.mojoinstitut.connectors.clerk.ClerkStaff;
import de.mojoinstitut.connectors.messaging.SmtpMailSender;
import de.mojoinstitut.connectors.messaging.SmtpProperties;
import de.mojoinstitut.connectors.tasklist.TasklistProperties;
import de.mojoinstitut.connectors.tasklist.TasklistTasks;
import de.mojoinstitut.core.CoreConfiguration;
import de.mojoinstitut.core.notification.MailSender;
import de.mojoinstitut.core.person.Profiles;
import de.mojoinstitut.core.task.CompletedTasks;
import de.mojoinstitut.core.task.StaffDirectory;
import de.mojoinstitut.workers.WorkersConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the modules together: which adapter serves which port. */
@Configuration(proxyBeanMethods = false)
@Import({
  ChassisConfiguration.class,
  ChassisWebConfiguration.class,
  CoreConfiguration.class,
  WorkersConfiguration.class,
  CamelRoutesConfiguration.class
})
@EnableConfigurationProperties({
  ClerkProperties.class,
  SmtpProperties.class,
  TasklistProperties.class
})
class HubConfiguration {

  @Bean
  Profiles profiles(ClerkProperties properties, Clock clock) {
    return new ClerkProfiles(properties, clock);
  }

  @Bean
  StaffDirectory staffDirectory(ClerkProperties properties) {
    return new ClerkStaff(properties);
  }

  @Bean
  CompletedTasks completedTasks(TasklistProperties properties) {
    return new TasklistTasks(properties);
  }

  @Bean
  MailSender mailSender(SmtpProperties properties, Clock clock) {
    return new SmtpMailSender(properties, clock);
  }

  @Bean
  ServiceTokens serviceTokens(@Value("${mojo.service-key}") Path key, Clock clock) {
    return new ServiceTokens("hub", key, clock);
  }

  @Bean
  KafkaChannel kafkaChannel(@Value("${mojo.kafka.bootstrap-servers}") String bootstrapServers) {
    return new KafkaChannel(bootstrapServers);
  }

  @Bean
  SmartLifecycle relays(
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      Clock clock,
      Outbox outbox,
      List<OutboxChannel> channels,
      MeterRegistry registry) {
    TransactionTemplate transaction = new TransactionTemplate(transactions);
    return new Relays(
        channels.stream()
            .map(channel -> new MeteredChannel(channel, registry))
            .map(channel -> new OutboxRelay(jdbc, transaction, clock, outbox, channel))
            .toList());
  }
}
