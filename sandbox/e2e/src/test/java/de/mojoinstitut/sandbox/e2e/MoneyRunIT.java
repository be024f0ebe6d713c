package de.mojoinstitut.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.sandbox.money.Options;
import de.mojoinstitut.sandbox.money.Report;
import de.mojoinstitut.sandbox.money.Run;
import de.mojoinstitut.sandbox.stack.trial.TrialProgram;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A small {@code ./mojo money}; compares what all other tests have left behind as well. */
@ExtendWith(StackExtension.class)
@Order(Integer.MAX_VALUE - 1)
class MoneyRunIT {

  /** Of the small scripts the first in which every fate happens to somebody, with every card. */
  private static final int EVERY_FATE = 3;

  private final World world;

  MoneyRunIT(World world) {
    this.world = world;
  }

  @Test
  void shouldAgreeInAllBooksAfterTwoMonths() throws InterruptedException {
    // when
    Report report =
        new Run(
                new Options(EVERY_FATE, 60, 2, false, false),
                world.stack().trial(),
                TrialProgram::say)
            .run();
    // then
    assertThat(report.isClean()).as(String.join("\n", report.lines())).isTrue();
  }
}
