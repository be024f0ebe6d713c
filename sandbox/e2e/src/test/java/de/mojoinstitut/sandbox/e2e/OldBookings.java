package de.mojoinstitut.sandbox.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * What {@link MakeUpgradeFixture} left waiting, and {@link UpgradeIT} brings to its end.
 *
 * @param stoppedAt the stack's time when it stopped, ISO-8601
 * @param waiting a booking for each place to wait at, and what it must come to
 * @param offer an offer whose cancellation waits for a refund
 * @param dispute an open dispute's id
 * @param halfPaidRun a payout run with one payout paid and one whose fate is unknown
 * @param unapprovedRun a payout run that waits for four eyes
 * @param instances process instances that were active: process ids by instance key
 */
record OldBookings(
    String stoppedAt,
    Map<Waiting, Old> waiting,
    String offer,
    String dispute,
    String halfPaidRun,
    String unapprovedRun,
    Map<Long, String> instances) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where a booking waited when the old code stopped, and its right end. */
  enum Waiting {
    /** Nobody knows the contact yet: kontakte was away. */
    HELD(End.DELIVERED),
    /** Stripe has a checkout; payments.mojo never got the answer. */
    PAYMENT_UNKNOWN(End.DELIVERED),
    AWAITING_PAYMENT(End.DELIVERED),
    /** As before; nobody will pay. */
    ABANDONED(End.EXPIRED),
    DECLINED(End.DELIVERED),
    /** A debit is under way. */
    PROCESSING(End.DELIVERED),
    /** Paid; the hub has not read the record yet. */
    CAPTURED(End.DELIVERED),
    CONFIRMED(End.DELIVERED),
    /** Its buyer's mail did not leave yet. */
    CONFIRMED_UNTOLD(End.DELIVERED),
    DISPUTED(End.DELIVERED),
    /** The revenue waits for the end of its hold. */
    DELIVERED(End.DELIVERED),
    /** Stripe has given the money back; payments.mojo never got the answer. */
    REFUND_UNKNOWN(End.REFUNDED),
    /** Nothing was heard of the refund for a day: finance has a task. */
    REFUND_OVERDUE(End.REFUNDED),
    /** Its offer was called off; the refund's answer never came. */
    OFFER_CANCELLED(End.REFUNDED),
    /** In the half-paid run. */
    RELEASED(End.DELIVERED);

    private final End end;

    Waiting(End end) {
      this.end = end;
    }

    End end() {
      return end;
    }
  }

  /** What a booking must come to, whatever happens on the way. */
  enum End {
    DELIVERED("DELIVERED", 1, 0),
    REFUNDED("CANCELLED", 1, 1),
    EXPIRED("EXPIRED", 0, 0);

    private final String status;
    private final int charges;
    private final int refunds;

    End(String status, int charges, int refunds) {
      this.status = status;
      this.charges = charges;
      this.refunds = refunds;
    }

    /** The booking's last status. */
    String status() {
      return status;
    }

    /** How often the buyer was charged. */
    int charges() {
      return charges;
    }

    int refunds() {
      return refunds;
    }
  }

  /**
   * As a member and the till know it.
   *
   * @param checkout empty where there is none
   */
  record Old(String id, String number, String buyer, String checkout, End end) {}

  /** The one that waited there. */
  Old at(Waiting place) {
    return Objects.requireNonNull(waiting.get(place));
  }

  void write(Path file) {
    try {
      JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static OldBookings read(Path file) {
    try {
      return JSON.readValue(Files.readString(file), OldBookings.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
