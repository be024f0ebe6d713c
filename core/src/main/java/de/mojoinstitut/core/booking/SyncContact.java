package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.contact.ContactDirectory;
import de.mojoinstitut.core.contact.ContactDirectory.ContactCard;
import de.mojoinstitut.core.contact.ContactId;
import de.mojoinstitut.core.offer.Offer;
import de.mojoinstitut.core.offer.OfferKind;
import de.mojoinstitut.core.offer.Offers;
import de.mojoinstitut.core.person.Profile;
import de.mojoinstitut.core.person.Profiles;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The buyer becomes a contact of the seller. No transaction is open while kontakte.mojo is called.
 * Idempotent.
 */
@Service
public class SyncContact {

  private final Bookings bookings;
  private final Offers offers;
  private final Profiles profiles;
  private final ContactDirectory contacts;
  private final TransactionTemplate transaction;

  SyncContact(
      Bookings bookings,
      Offers offers,
      Profiles profiles,
      ContactDirectory contacts,
      PlatformTransactionManager transactions) {
    this.bookings = bookings;
    this.offers = offers;
    this.profiles = profiles;
    this.contacts = contacts;
    this.transaction = new TransactionTemplate(transactions);
  }

  private record Sale(Booking booking, OfferKind kind) {}

  /**
   * @throws IllegalStateException where the buyer's account does not exist any more
   */
  public ContactId sync(BookingId id) {
    Sale sale = Objects.requireNonNull(transaction.execute(status -> read(id)));
    if (sale.booking().contact() != null) {
      return sale.booking().contact();
    }
    Booking.Terms terms = sale.booking().terms();
    Profile profile =
        profiles
            .find(terms.buyer())
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "the buyer of " + id.value() + " has no account any more"));
    ContactId contact =
        contacts.upsert(
            new ContactCard(
                terms.seller(), terms.buyer(), profile, source(sale.kind()), id.value()));
    transaction.executeWithoutResult(status -> store(id, contact));
    return contact;
  }

  private Sale read(BookingId id) {
    Booking booking = bookings.get(id);
    Offer offer = offers.find(booking.terms().offer()).orElseThrow();
    return new Sale(booking, offer.kind());
  }

  private void store(BookingId id, ContactId contact) {
    Booking booking = bookings.lock(id);
    if (!contact.equals(booking.contact())) {
      bookings.save(booking.knownAs(contact), BookingEvent.Type.CONTACT_SYNCED);
    }
  }

  private static String source(OfferKind kind) {
    return "campus_" + kind.name().toLowerCase(Locale.ROOT) + "_booking";
  }
}
