package de.mojoinstitut.core.testing;

import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.contact.ContactDirectory;
import de.mojoinstitut.core.contact.ContactId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One contact per person and tenant, and a record of what was told. */
public final class FakeContacts implements ContactDirectory {

  private final List<ContactCard> cards = new CopyOnWriteArrayList<>();
  private volatile boolean down;

  public void goDown() {
    down = true;
  }

  void reset() {
    down = false;
    cards.clear();
  }

  /** What kontakte.mojo was told since the test began. */
  public List<ContactCard> cards() {
    return List.copyOf(cards);
  }

  @Override
  public ContactId upsert(ContactCard card) {
    if (down) {
      throw new OutsideUnavailableException("kontakte", "503");
    }
    cards.add(card);
    return new ContactId("contact_" + card.tenant().value() + "_" + card.person().value());
  }
}
