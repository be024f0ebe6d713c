package de.mojoinstitut.kontakte;

import de.mojoinstitut.chassis.ChassisConfiguration;
import de.mojoinstitut.chassis.web.ChassisWebConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** The address book of every tenant: contacts, leads and partners. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
@Import({ChassisConfiguration.class, ChassisWebConfiguration.class})
public class KontakteApplication {

  public static void main(String[] args) {
    SpringApplication.run(KontakteApplication.class, args);
  }
}
