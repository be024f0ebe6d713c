package de.mojoinstitut.connectors.messaging;

import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.notification.Mail;
import de.mojoinstitut.core.notification.MailSender;
import de.mojoinstitut.core.notification.NotificationOutcome;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Sends mails by SMTP. The {@code Message-ID} is the mail's own, so that a second copy after a
 * crash carries the same one and mail programs can drop it.
 */
public final class SmtpMailSender implements MailSender {

  private final JavaMailSender smtp;
  private final InternetAddress from;
  private final @Nullable InternetAddress replyTo;
  private final Clock clock;

  /**
   * Connects nothing yet: the first mail does.
   *
   * @param clock says the mails' {@code Date}
   * @throws IllegalArgumentException where one of our own addresses cannot be read
   */
  public SmtpMailSender(SmtpProperties properties, Clock clock) {
    this.smtp = smtp(properties);
    this.from = own(properties.from(), "mojo.smtp.from");
    this.replyTo =
        properties.replyTo() == null ? null : own(properties.replyTo(), "mojo.smtp.reply-to");
    this.clock = clock;
  }

  /**
   * @throws IllegalArgumentException where id or subject would break out of their header: no later
   *     try will do better
   */
  @Override
  public NotificationOutcome send(Mail mail) {
    Optional<InternetAddress> to = address(mail.to());
    if (to.isEmpty()) {
      return NotificationOutcome.NO_ADDRESS;
    }
    MimeMessage message = message(mail, to.get());
    try {
      smtp.send(message);
      return NotificationOutcome.SENT;
    } catch (MailException e) {
      SmtpFailure failure = SmtpFailure.of(e);
      if (failure.permanent()) {
        return NotificationOutcome.REFUSED;
      }
      throw new OutsideUnavailableException("smtp", failure.reason());
    }
  }

  private MimeMessage message(Mail mail, InternetAddress to) {
    String id = messageId(oneLine(mail.messageId()));
    MimeMessage message = smtp.createMimeMessage();
    try {
      MimeMessageHelper content =
          new MimeMessageHelper(
              message, MimeMessageHelper.MULTIPART_MODE_MIXED, StandardCharsets.UTF_8.name());
      content.setFrom(from);
      if (replyTo != null) {
        content.setReplyTo(replyTo);
      }
      content.setTo(to);
      content.setSentDate(Date.from(clock.instant()));
      content.setSubject(oneLine(mail.subject()));
      content.setText(mail.text(), mail.html());
      for (Mail.Attachment attachment : mail.attachments()) {
        content.addAttachment(
            attachment.name(),
            new ByteArrayResource(attachment.text().getBytes(StandardCharsets.UTF_8)),
            attachment.contentType());
      }
      message.setHeader("Message-ID", id);
      // Keeps absence notes from answering.
      message.setHeader("Auto-Submitted", "auto-generated");
    } catch (MessagingException e) {
      throw new IllegalArgumentException(id + " cannot be made into a mail");
    }
    return message;
  }

  /** An id without a domain gets the sender's. */
  private String messageId(String id) {
    String bare = id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
    String sender = from.getAddress();
    return bare.contains("@")
        ? "<" + bare + ">"
        : "<" + bare + sender.substring(sender.indexOf('@')) + ">";
  }

  private static String oneLine(String header) {
    if (header.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a header holds a control character");
    }
    return header;
  }

  private static InternetAddress own(String text, String setting) {
    return address(text)
        .orElseThrow(() -> new IllegalArgumentException(setting + " is no address"));
  }

  /** Empty where it is none; the parser's own text would quote it. */
  private static Optional<InternetAddress> address(String text) {
    try {
      return Optional.of(new InternetAddress(text, true))
          .filter(address -> address.getAddress().contains("@"));
    } catch (AddressException e) {
      return Optional.empty();
    }
  }

  private static JavaMailSender smtp(SmtpProperties properties) {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost(properties.host());
    sender.setPort(properties.port());
    sender.setUsername(properties.username());
    sender.setPassword(properties.password());
    sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
    String millis = Long.toString(properties.timeout().toMillis());
    Properties session = sender.getJavaMailProperties();
    session.setProperty("mail.smtp.connectiontimeout", millis);
    session.setProperty("mail.smtp.timeout", millis);
    session.setProperty("mail.smtp.writetimeout", millis);
    session.setProperty("mail.smtp.auth", Boolean.toString(properties.username() != null));
    session.setProperty("mail.smtp.starttls.required", Boolean.toString(properties.startTls()));
    session.setProperty("mail.smtp.starttls.enable", Boolean.toString(properties.startTls()));
    return sender;
  }
}
