package de.mojoinstitut.core;

import de.mojoinstitut.chassis.outbox.Outbox;
import de.mojoinstitut.core.booking.BookingProperties;
import de.mojoinstitut.core.notification.Pages;
import de.mojoinstitut.core.process.ProcessMessages;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;

/**
 * Puts the features together. Needs a clock, an outbox, an inbox, a meter registry and the ports'
 * implementations.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableJdbcRepositories
public class CoreConfiguration {

  @Bean
  Ids ids(Clock clock) {
    return new Ids(clock);
  }

  @Bean
  ProcessMessages processMessages(Outbox outbox) {
    return new ProcessMessages(outbox);
  }

  @Bean
  Pages subjectPages(@Value("${mojo.pages.url:https://campus.mojo.example/}") URI base) {
    return new Pages(base);
  }

  @Bean
  BookingProperties bookingProperties(@Value("${mojo.booking.hold:PT15M}") Duration hold) {
    return new BookingProperties(hold);
  }
}
