package de.mojoinstitut.connectors.messaging;

import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.notification.Mail;
import de.mojoinstitut.core.notification.MailSender;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
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

  /**
   * Connects nothing yet: the first mail does.
   *
   * @throws IllegalArgumentException where the sender's address cannot be read
   */
  public SmtpMailSender(SmtpProperties properties) {
    this.smtp = smtp(properties);
    this.from = address(properties.from(), "mojo.smtp.from is no address");
  }

  /**
   * @throws IllegalArgumentException where the recipient is no address, or id or subject would
   *     break out of their header: no later try will do better
   */
  @Override
  public void send(Mail mail) {
    MimeMessage message = message(mail);
    try {
      smtp.send(message);
    } catch (MailException e) {
      throw new OutsideUnavailableException("smtp", SmtpFailure.reason(e));
    }
  }

  private MimeMessage message(Mail mail) {
    String id = messageId(oneLine(mail.messageId()));
    InternetAddress to = address(mail.to(), "the recipient of " + id + " is no address");
    MimeMessage message = smtp.createMimeMessage();
    try {
      MimeMessageHelper content = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
      content.setFrom(from);
      content.setTo(to);
      content.setSubject(oneLine(mail.subject()));
      content.setText(mail.text());
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

  /** The parser's own text would quote the address. */
  private static InternetAddress address(String text, String otherwise) {
    try {
      InternetAddress address = new InternetAddress(text, true);
      if (!address.getAddress().contains("@")) {
        throw new IllegalArgumentException(otherwise);
      }
      return address;
    } catch (AddressException e) {
      throw new IllegalArgumentException(otherwise);
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
