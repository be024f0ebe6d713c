package de.mojoinstitut.sandbox.money;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What will happen, decided by the seed alone: the same seed gives the same script.
 *
 * @param offers in the order of their numbers
 * @param wishes in the order in which they are made
 */
record Script(List<Offer> offers, List<Wish> wishes) {

  /** Members of the demo data; {@code people.sql} moves the second ten to INDIEN. */
  private static final List<String> IN_DACH = members(801);

  private static final List<String> IN_INDIEN = members(901);

  private static final List<Seller> SELLERS = List.of(Seller.values());

  private static final List<String> KINDS = List.of("EVENT", "WORKSHOP", "GROUP", "MENTORING");

  /**
   * What a seller publishes.
   *
   * @param cents price in minor units
   * @param wave in which month it takes place, from 0
   * @param hour how many hours after the wave's first offer it begins
   * @param cancelled whether the seller cancels it as a whole
   */
  record Offer(
      int number, Seller seller, String kind, long cents, int wave, int hour, boolean cancelled) {

    /** The platform's fee in basis points. */
    int platformFee() {
      return kind.equals("MENTORING") ? 1_500 : 1_000;
    }
  }

  /**
   * What a member books.
   *
   * @param part of a goodwill refund, or of a first one by hand, in the price, in per mille
   */
  record Wish(String member, Offer offer, Fate fate, int part, Card card) {}

  static Script of(long seed, int bookings, int waves) {
    Random random = new Random(seed);
    List<Offer> offers = new ArrayList<>();
    List<Wish> wishes = new ArrayList<>();
    while (wishes.size() < bookings) {
      Offer offer = offer(offers.size(), waves, random);
      offers.add(offer);
      List<String> members = new ArrayList<>(offer.seller() == Seller.RAVI ? IN_INDIEN : IN_DACH);
      Collections.shuffle(members, random);
      int seats = Math.min(5 + random.nextInt(6), bookings - wishes.size());
      members.subList(0, seats).forEach(member -> wishes.add(wish(member, offer, random)));
    }
    return new Script(List.copyOf(offers), List.copyOf(wishes));
  }

  private static Offer offer(int number, int waves, Random random) {
    Seller seller = SELLERS.get(number % SELLERS.size());
    return new Offer(
        number,
        seller,
        KINDS.get(random.nextInt(KINDS.size())),
        seller.priceLevel() * (1_500L + random.nextInt(20_000)) + random.nextInt(100),
        number / SELLERS.size() % waves,
        random.nextInt(12),
        random.nextInt(100) < 6);
  }

  private static Wish wish(String member, Offer offer, Random random) {
    Fate fate = Fate.of(random.nextInt(100));
    int part = 50 + random.nextInt(900);
    Card card = Card.of(random.nextInt(100));
    return new Wish(
        member,
        offer,
        offer.cancelled() && fate != Fate.NEVER_PAID ? Fate.OFFER : fate,
        part,
        card);
  }

  /** The same with the usual card only, no refund by hand and none that comes back. */
  Script plain() {
    return new Script(
        offers,
        wishes.stream()
            .map(
                wish ->
                    new Wish(
                        wish.member(), wish.offer(), wish.fate().plain(), wish.part(), Card.USUAL))
            .toList());
  }

  /** Everybody who may book. */
  static List<String> members() {
    return Stream.concat(IN_DACH.stream(), IN_INDIEN.stream()).toList();
  }

  private static List<String> members(int first) {
    return IntStream.range(first, first + 10).mapToObj("user_load_%04d"::formatted).toList();
  }
}
