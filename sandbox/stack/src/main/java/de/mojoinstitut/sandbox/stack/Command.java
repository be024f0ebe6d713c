package de.mojoinstitut.sandbox.stack;

import java.util.List;

/** One word behind {@code ./mojo}. */
@FunctionalInterface
interface Command {

  /**
   * @param words what was written behind the command's name
   * @return the exit code
   */
  int run(List<String> words);
}
