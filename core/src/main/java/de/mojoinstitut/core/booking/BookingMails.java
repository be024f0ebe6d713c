package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.calendar.CalendarFile;
import de.mojoinstitut.core.notification.Fact;
import de.mojoinstitut.core.notification.Mail;
import de.mojoinstitut.core.notification.MailFacts;
import de.mojoinstitut.core.notification.MailFacts.Label;
import de.mojoinstitut.core.notification.MailFacts.Row;
import de.mojoinstitut.core.notification.NotificationSource;
import de.mojoinstitut.core.notification.NotificationSubject;
import de.mojoinstitut.core.notification.NotificationTemplate;
import de.mojoinstitut.core.notification.Pages;
import de.mojoinstitut.core.offer.Offer;
import de.mojoinstitut.core.offer.Offers;
import de.mojoinstitut.core.tenant.Tenant;
import de.mojoinstitut.core.tenant.Tenants;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What mails say of a booking. */
@Component
class BookingMails implements NotificationSource {

  private static final String TYPE = "BOOKING";

  private final Bookings bookings;
  private final Offers offers;
  private final Tenants tenants;
  private final BookingCalendar calendar;
  private final Pages pages;

  BookingMails(
      Bookings bookings, Offers offers, Tenants tenants, BookingCalendar calendar, Pages pages) {
    this.bookings = bookings;
    this.offers = offers;
    this.tenants = tenants;
    this.calendar = calendar;
    this.pages = pages;
  }

  static NotificationSubject subject(BookingId id) {
    return new NotificationSubject(TYPE, id.value());
  }

  @Override
  public String subjectType() {
    return TYPE;
  }

  @Override
  public MailFacts facts(NotificationSubject subject, NotificationTemplate template) {
    Booking booking = bookings.get(new BookingId(subject.id()));
    BookingMail mail = BookingMail.of(template.code()).orElseThrow();
    return facts(
        mail,
        booking,
        offers.find(booking.terms().offer()).orElseThrow(),
        tenants.find(booking.terms().seller()).map(Tenant::name).orElse("MOJO Campus"),
        booking.status().isOver() && bookings.hasOther(booking),
        tellsTheCalendar(mail, booking) ? calendar.of(booking) : Optional.empty(),
        pages.of("bookings", booking.id().value()));
  }

  /** A mail that leaves late must not undo what a later one says. */
  private static boolean tellsTheCalendar(BookingMail mail, Booking booking) {
    return switch (mail) {
      case CONFIRMED -> booking.status().isBooked();
      case CANCELLED, REFUNDED -> booking.status().isOver();
      case REMINDER, EXPIRED, PAYMENT_DECLINED -> false;
    };
  }

  static MailFacts facts(
      BookingMail mail,
      Booking booking,
      Offer offer,
      String seller,
      boolean bookedAgain,
      Optional<CalendarFile> calendar,
      URI page) {
    MoneyFacts money = MoneyFacts.of(booking);
    Map<String, Fact> facts = new HashMap<>();
    facts.put("number", new Fact.Text(booking.number()));
    facts.put("title", new Fact.Text(offer.title()));
    facts.put("price", new Fact.Amount(booking.terms().price()));
    facts.put("heldUntil", new Fact.Moment(booking.holdExpiresAt(), offer.zone()));
    facts.put("open", new Fact.Flag(booking.status().isOpen() && money.checkout() != null));
    facts.put("calendar", new Fact.Flag(calendar.isPresent()));
    if (money.checkout() != null) {
      facts.put("checkoutUrl", new Fact.Link(money.checkout()));
    }
    ending(facts, booking, BookingEnding.of(booking, money, bookedAgain), money);
    return new MailFacts(
        facts,
        rows(mail, booking, offer, seller, money),
        page,
        calendar.map(BookingMails::attachment).stream().toList());
  }

  /** Who has ended the booking, and what became of the money. */
  private static void ending(
      Map<String, Fact> facts, Booking booking, BookingEnding ending, MoneyFacts money) {
    for (BookingEnding each : BookingEnding.values()) {
      facts.put(each.flag(), new Fact.Flag(each == ending));
    }
    boolean underWay = money.charge() == MoneyFacts.Charge.UNDER_WAY;
    facts.put(BookingEnding.UNDER_WAY.flag(), new Fact.Flag(underWay && !money.paid()));
    facts.put("kept", new Fact.Flag(money.paid() && booking.refundable().isZero()));
    facts.put(
        "notCharged",
        new Fact.Flag(
            !booking.isFree() && !money.paid() && money.charge() == MoneyFacts.Charge.NONE));
    facts.put(
        "bookable",
        new Fact.Flag(
            switch (ending) {
              case FREE_FAILED, NO_CHECKOUT, UNPAID -> true;
              case BY_BUYER,
                  BY_OTHERS,
                  OFFER_CANCELLED,
                  KEEPS_SEAT,
                  BOOKED_AGAIN,
                  NO_SEAT,
                  UNDER_WAY,
                  UNCLEAR ->
                  false;
            }));
    if (money.refund() != null) {
      boolean full = money.isRefundOf(booking.terms().price());
      boolean byTerms = ending == BookingEnding.BY_BUYER;
      facts.put("refund", new Fact.Amount(money.refund()));
      facts.put("inFull", new Fact.Flag(full));
      facts.put("byTerms", new Fact.Flag(!full && byTerms));
      facts.put("inPart", new Fact.Flag(!full && !byTerms));
    }
  }

  private static List<Row> rows(
      BookingMail mail, Booking booking, Offer offer, String seller, MoneyFacts money) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(Label.NUMBER, new Fact.Text(booking.number())));
    rows.add(new Row(Label.OFFER, new Fact.Text(offer.title())));
    rows.add(new Row(Label.SELLER, new Fact.Text(seller)));
    rows.add(
        new Row(
            offer.sessions().size() == 1 ? Label.DATE : Label.DATES,
            new Fact.Appointments(
                offer.sessions().stream()
                    .map(each -> new Fact.Appointment(each.startsAt(), each.endsAt()))
                    .toList(),
                offer.zone())));
    switch (offer.location()) {
      case null -> {}
      case Offer.Location.Place place ->
          rows.add(new Row(Label.PLACE, new Fact.Text(place.description())));
      case Offer.Location.Online online -> {
        if (booking.status().isBooked()) {
          rows.add(new Row(Label.ONLINE, new Fact.Link(online.url())));
        }
      }
    }
    if (!booking.isFree()) {
      rows.add(
          new Row(
              mail == BookingMail.CONFIRMED ? Label.PAID : Label.PRICE,
              new Fact.Amount(booking.terms().price())));
    }
    if (mail == BookingMail.REFUNDED && money.refund() != null) {
      rows.add(new Row(Label.REFUND, new Fact.Amount(money.refund())));
    }
    return rows;
  }

  private static Mail.Attachment attachment(CalendarFile file) {
    return new Mail.Attachment(
        "calendar.ics", "text/calendar; charset=UTF-8; method=" + file.method(), file.text());
  }
}
