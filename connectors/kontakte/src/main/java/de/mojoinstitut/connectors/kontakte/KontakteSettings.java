package de.mojoinstitut.connectors.kontakte;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where kontakte.mojo is and how long one call may take. Two calls and the pause between them must
 * stay well inside half of a job's timeout (30 s).
 *
 * @param url base URL
 * @param connectTimeout until the connection stands
 * @param readTimeout from sending to the end of the answer
 */
@ConfigurationProperties("mojo.kontakte")
public record KontakteSettings(
    @DefaultValue("http://localhost:8091") URI url,
    @DefaultValue("PT1S") Duration connectTimeout,
    @DefaultValue("PT5S") Duration readTimeout) {}
