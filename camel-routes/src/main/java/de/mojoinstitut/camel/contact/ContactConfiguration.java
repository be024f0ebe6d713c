package de.mojoinstitut.camel.contact;

import de.mojoinstitut.chassis.security.ServiceTokens;
import de.mojoinstitut.connectors.kontakte.KontakteClient;
import de.mojoinstitut.connectors.kontakte.KontakteSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KontakteSettings.class)
class ContactConfiguration {

  @Bean
  KontakteClient kontakteClient(KontakteSettings settings, ServiceTokens tokens) {
    return new KontakteClient(settings, tokens);
  }
}
