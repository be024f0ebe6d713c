package de.mojoinstitut.sandbox.chaos;

import java.util.List;

/**
 * Keeps members and faults in step: a fault waits for its place among the members, and members do
 * not run far ahead of a fault that is still due.
 */
final class Turnstile {

  /** How many members may begin while a due fault has not struck yet. */
  private static final int AHEAD = 5;

  private final List<Integer> places;
  private int begun;
  private int struck;
  private boolean open;

  /**
   * @param faults in the order in which they strike
   */
  Turnstile(List<Fault> faults) {
    places = faults.stream().map(Fault::afterWish).toList();
  }

  /** A member begins, as soon as the faults have caught up. */
  synchronized void enter() throws InterruptedException {
    while (!open && struck < places.size() && begun >= places.get(struck) + AHEAD) {
      wait();
    }
    begun++;
    notifyAll();
  }

  /**
   * Returns when that many members have begun.
   *
   * @return false where that will not happen any more
   */
  synchronized boolean await(int members) throws InterruptedException {
    while (!open && begun < members) {
      wait();
    }
    return begun >= members;
  }

  /** The next fault has struck. */
  synchronized void struck() {
    struck++;
    notifyAll();
  }

  /** Nobody waits any more. */
  synchronized void open() {
    open = true;
    notifyAll();
  }
}
