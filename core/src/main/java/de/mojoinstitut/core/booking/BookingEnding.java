package de.mojoinstitut.core.booking;

import java.util.Optional;

/** Why a booking did not come about, or does not take place; each has a true text of its own. */
enum BookingEnding {
  BY_BUYER("byBuyer"),
  BY_OTHERS("byOthers"),
  OFFER_CANCELLED("offerCancelled"),
  /** It is not over. */
  KEEPS_SEAT("keepsSeat"),
  /** The buyer has another booking of the offer. */
  BOOKED_AGAIN("bookedAgain"),
  /** The money came late, and no seat was left. */
  NO_SEAT("noSeat"),
  /** It was free of charge; nothing but a failure of ours keeps one waiting. */
  FREE_FAILED("freeFailed"),
  /** The buyer was never asked to pay. */
  NO_CHECKOUT("noCheckout"),
  UNDER_WAY("underWay"),
  UNCLEAR("unclear"),
  UNPAID("unpaid");

  private final String flag;

  BookingEnding(String flag) {
    this.flag = flag;
  }

  /** The name that templates use. */
  String flag() {
    return flag;
  }

  static BookingEnding of(Booking booking, MoneyFacts money, boolean bookedAgain) {
    Optional<Booking.Cancellation> cancellation = Optional.ofNullable(booking.cancellation());
    if (booking.status().isBooked()) {
      return KEEPS_SEAT;
    }
    if (cancellation.isPresent()) {
      return switch (cancellation.get().cause()) {
        case BUYER -> BY_BUYER;
        case SELLER, STAFF -> BY_OTHERS;
        case OFFER_CANCELLED -> OFFER_CANCELLED;
      };
    }
    if (bookedAgain) {
      return BOOKED_AGAIN;
    }
    if (money.paid()) {
      return NO_SEAT;
    }
    if (booking.isFree()) {
      return FREE_FAILED;
    }
    return switch (money.charge()) {
      case UNDER_WAY -> UNDER_WAY;
      case UNCLEAR -> UNCLEAR;
      case NONE -> money.checkout() == null ? NO_CHECKOUT : UNPAID;
    };
  }
}
