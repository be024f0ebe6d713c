package de.mojoinstitut.connectors.messaging;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mails leave.
 *
 * @param host of the SMTP server
 * @param from sender of every mail, with or without a name
 * @param replyTo where answers go; null for the sender
 * @param username null where the server asks for no login
 * @param password null where the server asks for no login
 * @param startTls whether an unencrypted connection is refused
 * @param timeout for the connection and for each answer
 */
@ConfigurationProperties("mojo.smtp")
public record SmtpProperties(
    @DefaultValue("localhost") String host,
    @DefaultValue("8025") int port,
    @DefaultValue("MOJO Institut <hub@mojo.example>") String from,
    @Nullable String replyTo,
    @Nullable String username,
    @Nullable String password,
    @DefaultValue("false") boolean startTls,
    @DefaultValue("PT5S") Duration timeout) {

  @Override
  public String toString() {
    return "SmtpProperties[host=%s, port=%d, startTls=%s, timeout=%s]"
        .formatted(host, port, startTls, timeout);
  }
}
