package de.mojoinstitut.sandbox.stack.repository;

import java.util.List;
import java.util.stream.Stream;

/** What holds for every page of a checkout. */
@FunctionalInterface
interface Rule {

  /** What is wrong with a page; nothing when all is well. */
  Stream<String> faults(Checkout checkout, Page page);

  /** All faults of a checkout, each with its page. */
  default List<String> check(Checkout checkout) {
    return checkout.pages().stream()
        .flatMap(page -> faults(checkout, page).map(fault -> page.path() + ": " + fault))
        .toList();
  }
}
