package de.mojoinstitut.core.dispute;

import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.tenant.TenantId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Remembers what was answered. */
@Component
final class FakeDisputeGateway implements DisputeGateway {

  private final List<Answer> answers = new CopyOnWriteArrayList<>();
  private volatile boolean forgetful;

  @Override
  public void answer(TenantId seller, String disputeId, Answer answer) {
    answers.add(answer);
    if (forgetful) {
      forgetful = false;
      throw new OutsideUnavailableException("payments", "503");
    }
  }

  /** The next answer is taken, but nobody hears of it. */
  void loseTheNextReply() {
    forgetful = true;
  }

  List<Answer> answers() {
    return answers;
  }

  void reset() {
    answers.clear();
    forgetful = false;
  }
}
