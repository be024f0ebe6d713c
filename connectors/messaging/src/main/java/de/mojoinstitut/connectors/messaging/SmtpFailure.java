package de.mojoinstitut.connectors.messaging;

import jakarta.mail.MessagingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/** Says why a mail was not taken without quoting it: texts of mail servers name the recipient. */
final class SmtpFailure {

  private SmtpFailure() {}

  /** The server's code such as {@code 451}, else the type of the innermost cause. */
  static String reason(MailException failure) {
    Deque<Throwable> open = new ArrayDeque<>();
    open.add(failure);
    Throwable last = failure;
    while (!open.isEmpty()) {
      last = open.removeFirst();
      Optional<String> code = code(last);
      if (code.isPresent()) {
        return code.get();
      }
      Optional.ofNullable(last.getCause()).ifPresent(open::add);
      if (last instanceof MessagingException inner) {
        Optional.ofNullable(inner.getNextException()).ifPresent(open::add);
      }
      if (last instanceof MailSendException several) {
        open.addAll(several.getFailedMessages().values());
      }
    }
    return last.getClass().getSimpleName();
  }

  private static Optional<String> code(Throwable failure) {
    return switch (failure) {
      case SMTPSendFailedException refused -> Optional.of("" + refused.getReturnCode());
      case SMTPAddressFailedException refused -> Optional.of("" + refused.getReturnCode());
      default -> Optional.empty();
    };
  }
}
