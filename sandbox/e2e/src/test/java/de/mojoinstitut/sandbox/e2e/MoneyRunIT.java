package de.mojoinstitut.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.sandbox.money.Options;
import de.mojoinstitut.sandbox.money.Report;
import de.mojoinstitut.sandbox.money.Run;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small {@code ./mojo money}; compares what all other tests have left behind as well. */
@ExtendWith(StackExtension.class)
@Order(Integer.MAX_VALUE - 1)
class MoneyRunIT {

  private static final Logger LOG = LoggerFactory.getLogger(MoneyRunIT.class);

  private final World world;

  MoneyRunIT(World world) {
    this.world = world;
  }

  @Test
  void shouldAgreeInAllBooksAfterTwoMonths() throws InterruptedException {
    // when
    Report report = new Run(new Options(4, 60, 2, false), world.stack().trial(), LOG::info).run();
    // then
    assertThat(report.isClean()).as(String.join("\n", report.lines())).isTrue();
  }
}
