package de.mojoinstitut.camel;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import de.mojoinstitut.chassis.security.ServiceTokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** As much of the hub as the routes need. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({CamelRoutesConfiguration.class, RecordingPaymentEvents.class, RecordingMoneyEvents.class})
public class TestHub {

  @Bean
  MeterRegistry meters() {
    return new SimpleMeterRegistry();
  }

  @Bean
  ServiceTokens serviceTokens() throws IOException, JOSEException {
    Path file = Files.createTempFile("hub", ".jwk");
    try {
      Files.writeString(
          file, new ECKeyGenerator(Curve.P_256).keyID("hub").generate().toJSONString());
      return new ServiceTokens("hub", file, Clock.systemUTC());
    } finally {
      Files.delete(file);
    }
  }
}
