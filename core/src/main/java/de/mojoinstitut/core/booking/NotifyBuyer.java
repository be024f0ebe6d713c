package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.notification.SendNotification;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells the buyer what became of a booking. */
@Service
public class NotifyBuyer {

  private final Bookings bookings;
  private final SendNotification notification;

  NotifyBuyer(Bookings bookings, SendNotification notification) {
    this.bookings = bookings;
    this.notification = notification;
  }

  /**
   * @param occasion tells two messages of the same kind apart; the same occasion is sent once
   */
  @Transactional
  public void notify(BookingId id, BookingMail mail, String occasion) {
    Booking.Terms terms = bookings.get(id).terms();
    notification.send(
        BookingMails.subject(id), mail.template(), terms.buyer(), terms.region(), occasion);
  }
}
