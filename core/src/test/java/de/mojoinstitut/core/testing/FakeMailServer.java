package de.mojoinstitut.core.testing;

import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.notification.Mail;
import de.mojoinstitut.core.notification.MailSender;
import de.mojoinstitut.core.notification.NotificationOutcome;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the mails it took. */
public final class FakeMailServer implements MailSender {

  private final List<Mail> taken = new CopyOnWriteArrayList<>();
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private volatile boolean down;
  private volatile boolean answerLost;

  public void goDown() {
    down = true;
  }

  public void comeBack() {
    down = false;
  }

  /** Takes the next mail, and the answer is lost. */
  public void losesAnAnswer() {
    answerLost = true;
  }

  /** Takes nothing for this address for a while. */
  public void isBusyFor(String address) {
    busy.add(address);
  }

  /** Takes nothing for this address ever. */
  public void refuses(String address) {
    refused.add(address);
  }

  void reset() {
    down = false;
    answerLost = false;
    taken.clear();
    busy.clear();
    refused.clear();
  }

  public List<Mail> taken() {
    return List.copyOf(taken);
  }

  @Override
  public NotificationOutcome send(Mail mail) {
    if (down || busy.contains(mail.to())) {
      throw new OutsideUnavailableException("smtp", "421");
    }
    if (refused.contains(mail.to())) {
      return NotificationOutcome.REFUSED;
    }
    taken.add(mail);
    if (answerLost) {
      answerLost = false;
      throw new OutsideUnavailableException("smtp", "SocketTimeoutException");
    }
    return NotificationOutcome.SENT;
  }
}
