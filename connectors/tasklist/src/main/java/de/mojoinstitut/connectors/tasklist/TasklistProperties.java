package de.mojoinstitut.connectors.tasklist;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the task list is reached.
 *
 * @param api {@code V1}: Tasklist's own API with a session (up to 8.7); {@code V2}: the
 *     orchestration cluster's API with basic authentication (from 8.8 on)
 * @param url base address, without {@code /v1} or {@code /v2}
 * @param user empty where the API asks for no login
 * @param connectTimeout until a connection stands
 * @param readTimeout for a whole answer
 */
@ConfigurationProperties("mojo.tasklist")
public record TasklistProperties(
    @DefaultValue("V1") Api api,
    @DefaultValue("http://localhost:8080") URI url,
    @DefaultValue("") String user,
    @DefaultValue("") String password,
    @DefaultValue("PT2S") Duration connectTimeout,
    @DefaultValue("PT5S") Duration readTimeout) {

  /** Which of Camunda's APIs lists the tasks. */
  public enum Api {
    V1,
    V2
  }

  @Override
  public String toString() {
    return "TasklistProperties[api=%s, url=%s, user=%s, password=redacted]"
        .formatted(api, url, user);
  }
}
