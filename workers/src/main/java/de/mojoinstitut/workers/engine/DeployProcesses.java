package de.mojoinstitut.workers.engine;

import de.mojoinstitut.chassis.pump.Pump;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys all models and forms at start-up and keeps trying while the engine is away; until then
 * the application's health is down. Every instance does it: the engine keeps one version of an
 * unchanged model.
 */
@Component
class DeployProcesses implements HealthIndicator, SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(DeployProcesses.class);
  private static final String MODELS = "classpath*:bpmn/*.bpmn";
  private static final String FORMS = "classpath*:forms/*.form";
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final CamundaClient client;
  private final Pump pump = new Pump("deploy-processes", PAUSE, this::deploy);
  private final CompletableFuture<Boolean> deployed = new CompletableFuture<>();

  DeployProcesses(CamundaClient client) {
    this.client = client;
  }

  /** Completes once the engine has the models. */
  CompletionStage<Boolean> whenDeployed() {
    return deployed;
  }

  private int deploy() {
    if (!deployed.isDone()) {
      command().send().join();
      deployed.complete(true);
      LOG.info("processes are deployed");
    }
    return 0;
  }

  /** One command for all: a user task finds its form only when that is deployed. */
  private DeployResourceCommandStep2 command() {
    DeployResourceCommandStep1 empty = client.newDeployResourceCommand();
    DeployResourceCommandStep2 command = null;
    for (Resource file : files()) {
      command = (command == null ? empty : command).addResourceBytes(bytes(file), name(file));
    }
    return Objects.requireNonNull(command);
  }

  private static List<Resource> files() {
    List<Resource> models = files(MODELS);
    if (models.isEmpty()) {
      throw new IllegalStateException("no models at " + MODELS);
    }
    return Stream.concat(models.stream(), files(FORMS).stream()).toList();
  }

  private static List<Resource> files(String pattern) {
    try {
      return List.of(new PathMatchingResourcePatternResolver().getResources(pattern));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Resource file) {
    try {
      return file.getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The path on the class path, the same wherever that is: the engine tells versions by it. */
  private static String name(Resource file) {
    String name = Objects.requireNonNull(file.getFilename());
    return (name.endsWith(".form") ? "forms/" : "bpmn/") + name;
  }

  @Override
  public Health health() {
    return deployed.isDone()
        ? Health.up().build()
        : Health.down().withDetail("processes", "not deployed yet").build();
  }

  @Override
  public void start() {
    pump.start();
  }

  @Override
  public void stop() {
    pump.stop();
  }

  @Override
  public boolean isRunning() {
    return pump.isRunning();
  }
}
