package de.mojoinstitut.core.testing;

import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.notification.Mail;
import de.mojoinstitut.core.notification.MailSender;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the mails it took. */
public final class FakeMailServer implements MailSender {

  private final List<Mail> taken = new CopyOnWriteArrayList<>();
  private volatile boolean down;

  public void goDown() {
    down = true;
  }

  public void comeBack() {
    down = false;
  }

  void reset() {
    down = false;
    taken.clear();
  }

  public List<Mail> taken() {
    return List.copyOf(taken);
  }

  @Override
  public void send(Mail mail) {
    if (down) {
      throw new OutsideUnavailableException("smtp", "421");
    }
    taken.add(mail);
  }
}
