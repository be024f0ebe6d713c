package de.mojoinstitut.sandbox.chaos;

import de.mojoinstitut.sandbox.chaos.Fault.Deed;
import de.mojoinstitut.sandbox.chaos.Wish.Behaviour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What will happen, decided by the seed alone: the same seed gives the same script.
 *
 * @param capacities seats of each offer; the first two are too small for all who want them
 * @param early who books before the holds run out
 * @param late who books the small offers afterwards, before slow money arrives
 * @param faults in the order in which they strike
 */
record Script(List<Integer> capacities, List<Wish> early, List<Wish> late, List<Fault> faults) {

  private static final List<String> VICTIMS =
      List.of("hub", "kontakte", "payments", "broker", "postgres", "kafka");

  private static final List<Deed.Trouble> TROUBLES =
      List.of(
          new Deed.Trouble("error_before", 3, "POST", "/v1", 0, 0),
          new Deed.Trouble("error_after", 2, "POST", "/v1/checkout/sessions", 0, 0),
          new Deed.Trouble("timeout_after", 2, "POST", "/v1/checkout/sessions", 30_000, 0),
          new Deed.Trouble("silence", 2, "POST", "/v1", 30_000, 0),
          new Deed.Trouble("webhook_duplicate", 20, "", "", 0, 2),
          new Deed.Trouble("webhook_reverse", 10, "", "", 0, 0));

  /**
   * @param bookings how many members wish in the first wave
   * @param kills how often processes are killed; half as often Stripe misbehaves
   * @param hubs instances of the hub that can be killed, 1 or 2
   */
  static Script of(long seed, int bookings, int kills, int hubs) {
    Random random = new Random(seed);
    int small = Math.max(1, bookings / 20);
    int lateOnes = Math.max(1, bookings / 20);
    List<Wish> wishes = new ArrayList<>();
    for (int number = 0; number < bookings + lateOnes; number++) {
      wishes.add(wish(number, number >= bookings, random));
    }
    return new Script(
        List.of(small, small, bookings + lateOnes, bookings + lateOnes),
        List.copyOf(wishes.subList(0, bookings)),
        List.copyOf(wishes.subList(bookings, wishes.size())),
        faults(random, bookings + lateOnes, kills, victims(hubs)));
  }

  static List<String> victims(int hubs) {
    return hubs == 1 ? VICTIMS : Stream.concat(VICTIMS.stream(), Stream.of("hub2")).toList();
  }

  private static Wish wish(int number, boolean late, Random random) {
    int offer = random.nextInt(100) < 30 || late ? random.nextInt(2) : 2 + random.nextInt(2);
    Behaviour behaviour = behaviour(random.nextInt(100));
    String key = new UUID(random.nextLong(), random.nextLong()).toString();
    return new Wish(
        number,
        "user_load_%04d".formatted(number + 1),
        offer,
        late ? Behaviour.PAYS : behaviour,
        key,
        random.nextInt(10) == 0);
  }

  private static Behaviour behaviour(int percent) {
    if (percent < 10) {
      return Behaviour.IS_DECLINED_FIRST;
    }
    if (percent < 20) {
      return Behaviour.NEVER_PAYS;
    }
    if (percent < 25) {
      return Behaviour.CANCELS;
    }
    return percent < 35 ? Behaviour.PAYS_SLOWLY : Behaviour.PAYS;
  }

  /** Every component is killed before one is killed a second time. */
  private static List<Fault> faults(Random random, int wishes, int kills, List<String> victims) {
    List<Deed> deeds = new ArrayList<>();
    List<String> next = new ArrayList<>();
    for (int i = 0; i < kills; i++) {
      if (next.isEmpty()) {
        next.addAll(victims);
        Collections.shuffle(next, random);
      }
      String victim = next.removeFirst();
      String other = victims.get(random.nextInt(victims.size()));
      boolean two = random.nextInt(7) == 0 && !other.equals(victim);
      deeds.add(new Deed.Kill(two ? List.of(victim, other) : List.of(victim)));
    }
    for (int i = 0; i < (kills + 1) / 2; i++) {
      deeds.add(TROUBLES.get((i + random.nextInt(2)) % TROUBLES.size()));
    }
    return deeds.stream()
        .map(
            deed ->
                new Fault(
                    1 + random.nextInt(Math.max(1, wishes - 1)),
                    Duration.ofMillis(random.nextInt(1_500)),
                    deed))
        .sorted(Comparator.comparingInt(Fault::afterWish))
        .toList();
  }
}
