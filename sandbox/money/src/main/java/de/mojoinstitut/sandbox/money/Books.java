package de.mojoinstitut.sandbox.money;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all parts have in their books after the run; amounts are minor units.
 *
 * @param deals what the script wanted
 * @param quoted what a cancellation was said to give back, by booking
 * @param bookings of the hub, by id; not only the script's
 * @param shares what the ledger says of each booking
 * @param sums of all lines of the ledger, by currency
 * @param atProvider what the provider must hold for us, by currency
 * @param paidOut what beneficiaries were paid, by account at the provider and currency
 * @param claims what {@code GET /api/admin/ledger} says
 * @param payouts of all runs, but for dry ones
 * @param paidTwice postings that are in more than one paid payout of the same beneficiary
 * @param documents by booking
 * @param gaps series of invoice numbers that are not whole
 * @param waiting what has not come to rest, by name
 * @param incidents in the engine
 */
record Books(
    List<Deal> deals,
    Map<String, Long> quoted,
    Map<String, BookingRow> bookings,
    Map<String, Shares> shares,
    Map<String, Long> sums,
    Map<String, Long> atProvider,
    Map<String, Long> paidOut,
    LedgerClaims claims,
    StripeMoney stripe,
    List<PayoutRow> payouts,
    List<String> paidTwice,
    Map<String, Documents> documents,
    List<String> gaps,
    Map<String, Long> waiting,
    int incidents) {

  /**
   * @param captured what payments.mojo has taken in, 0 where nothing
   * @param refunds how many refunds succeeded
   * @param refunded their sum
   * @param chargedBack what lost disputes have taken
   */
  record BookingRow(
      String status, String currency, long captured, int refunds, long refunded, long chargedBack) {

    /** How many credit notes there must be. */
    int reductions() {
      return refunds + (chargedBack > 0 ? 1 : 0);
    }
  }

  /**
   * @param unbalanced postings that do not sum to zero, counted anew
   * @param inDatabase the same by the hub's own answer
   * @param differences currencies in which the hub sees a difference to the provider
   */
  record LedgerClaims(long unbalanced, long inDatabase, List<String> differences) {}

  /**
   * @param lines sum of its lines
   * @param posted what the ledger says was paid; 0 where nothing
   */
  record PayoutRow(
      String id,
      String run,
      String region,
      String beneficiary,
      String currency,
      long amount,
      String status,
      @Nullable String reason,
      long lines,
      long posted) {

    boolean isPaid() {
      return status.equals("PAID");
    }
  }

  /**
   * @param gross sum of all, credit notes below zero
   */
  record Documents(int invoices, int creditNotes, long gross) {

    static final Documents NONE = new Documents(0, 0, 0);
  }
}
