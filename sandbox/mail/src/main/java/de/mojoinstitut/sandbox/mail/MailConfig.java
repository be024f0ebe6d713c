package de.mojoinstitut.sandbox.mail;

import de.mojoinstitut.sandbox.kit.Settings;
import java.nio.file.Path;
import java.time.Clock;

/**
 * How a mail sink is set up.
 *
 * @param httpPort 0 for any free one
 * @param smtpPort 0 for any free one
 * @param data folder of the mails
 * @param clock says when a mail came
 */
public record MailConfig(int httpPort, int smtpPort, Path data, Clock clock) {

  /** A sink for tests: any ports, the system's time. */
  public static MailConfig inFolder(Path data) {
    return new MailConfig(0, 0, data, Clock.systemUTC());
  }

  /** The settings that the launcher gives through the environment. */
  public static MailConfig fromEnvironment() {
    return new MailConfig(
        Settings.port("MAIL_HTTP_PORT", 8095),
        Settings.port("MAIL_SMTP_PORT", 8025),
        Settings.data(),
        Settings.clock());
  }
}
