package de.mojoinstitut.connectors.messaging;

import jakarta.mail.MessagingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/**
 * Why a mail was not taken, without quoting it: texts of mail servers name the recipient.
 *
 * @param reason the server's code such as {@code 451}, else the type of the innermost cause
 * @param permanent whether the server will never take this mail; a refusal of our own login or
 *     address (at {@code AUTH} or {@code MAIL FROM}) says nothing about the mail
 */
record SmtpFailure(String reason, boolean permanent) {

  private static final int FIRST_PERMANENT = 500;

  static SmtpFailure of(MailException failure) {
    Deque<Throwable> open = new ArrayDeque<>();
    open.add(failure);
    Throwable last = failure;
    while (!open.isEmpty()) {
      last = open.removeFirst();
      Optional<SmtpFailure> found = answer(last);
      if (found.isPresent()) {
        return found.get();
      }
      Optional.ofNullable(last.getCause()).ifPresent(open::add);
      if (last instanceof MessagingException inner) {
        Optional.ofNullable(inner.getNextException()).ifPresent(open::add);
      }
      if (last instanceof MailSendException several) {
        open.addAll(several.getFailedMessages().values());
      }
    }
    return new SmtpFailure(last.getClass().getSimpleName(), false);
  }

  private static Optional<SmtpFailure> answer(Throwable failure) {
    return switch (failure) {
      case SMTPSendFailedException refused ->
          Optional.of(of(refused.getReturnCode(), isOurs(refused.getCommand())));
      case SMTPAddressFailedException refused -> Optional.of(of(refused.getReturnCode(), false));
      default -> Optional.empty();
    };
  }

  private static boolean isOurs(String command) {
    return command.startsWith("MAIL");
  }

  private static SmtpFailure of(int code, boolean ours) {
    return new SmtpFailure(Integer.toString(code), code >= FIRST_PERMANENT && !ours);
  }
}
