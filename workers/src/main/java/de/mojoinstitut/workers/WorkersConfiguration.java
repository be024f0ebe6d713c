package de.mojoinstitut.workers;

import io.camunda.client.jobhandling.CamundaClientExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * The workers and their threads: virtual ones, as many at once as {@code mojo.workers.threads}
 * says.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class WorkersConfiguration {

  @Bean
  CamundaClientExecutorService jobThreads(@Value("${mojo.workers.threads:32}") int threads) {
    return new CamundaClientExecutorService(
        Executors.newScheduledThreadPool(threads, Thread.ofVirtual().name("job-", 0).factory()),
        true);
  }
}
