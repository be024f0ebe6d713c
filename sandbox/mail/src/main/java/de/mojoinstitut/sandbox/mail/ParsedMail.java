package de.mojoinstitut.sandbox.mail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.subethamail.smtp.RejectException;

/** Reads what a person would see of a mail. */
final class ParsedMail {

  private static final int TRANSACTION_FAILED = 554;

  private ParsedMail() {}

  /**
   * {@code subject}, {@code messageId}, {@code text} and {@code html}, null where it has none, and
   * {@code attachments} as {@code {name, type, text}}.
   */
  static ObjectNode of(byte[] data) throws RejectException {
    try {
      MimeMessage message =
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(data));
      ObjectNode mail =
          Json.object()
              .put("subject", message.getSubject())
              .put("messageId", message.getMessageID())
              .putNull("text")
              .putNull("html");
      mail.putArray("attachments");
      ObjectNode headers = mail.putObject("headers");
      message
          .getAllHeaders()
          .asIterator()
          .forEachRemaining(header -> headers.put(header.getName(), header.getValue()));
      collect(message, mail);
      return mail;
    } catch (MessagingException | IOException e) {
      throw new RejectException(TRANSACTION_FAILED, "not a mail");
    }
  }

  /** Takes the first text and the first HTML part, and all attachments. */
  private static void collect(Part part, ObjectNode mail) throws MessagingException, IOException {
    if (part.isMimeType("multipart/*")) {
      Multipart parts = (Multipart) part.getContent();
      for (int i = 0; i < parts.getCount(); i++) {
        collect(parts.getBodyPart(i), mail);
      }
    } else if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
      mail.withArray("attachments")
          .addObject()
          .put("name", part.getFileName())
          .put("type", part.getContentType())
          .put("text", new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } else {
      if (part.isMimeType("text/plain") && mail.path("text").isNull()) {
        mail.put("text", part.getContent().toString());
      } else if (part.isMimeType("text/html") && mail.path("html").isNull()) {
        mail.put("html", part.getContent().toString());
      }
    }
  }
}
