package de.mojoinstitut.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.sandbox.chaos.Fault.Deed;
import de.mojoinstitut.sandbox.chaos.Wish.Behaviour;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScriptTest {

  @Test
  void shouldRepeatItselfForTheSameSeed() {
    assertThat(Script.of(7, 100, 20, 1)).isEqualTo(Script.of(7, 100, 20, 1));
    assertThat(Script.of(7, 100, 20, 1)).isNotEqualTo(Script.of(8, 100, 20, 1));
  }

  @Test
  void shouldKillEveryComponentAndLetStripeMisbehave() {
    // when
    List<Deed> deeds = Script.of(1, 500, 20, 1).faults().stream().map(Fault::deed).toList();
    // then
    assertThat(deeds.stream().filter(Deed.Kill.class::isInstance)).hasSize(20);
    assertThat(
            deeds.stream()
                .flatMap(
                    deed ->
                        switch (deed) {
                          case Deed.Kill kill -> kill.victims().stream();
                          case Deed.Trouble trouble -> Stream.of(trouble.kind());
                        }))
        .containsAll(Script.victims(1))
        .contains("error_before", "timeout_after", "webhook_duplicate", "webhook_reverse");
  }

  @Test
  void shouldKillTheSecondHubOnlyWhereThereIsOne() {
    assertThat(killed(Script.of(1, 500, 20, 1))).contains("hub").doesNotContain("hub2");
    assertThat(killed(Script.of(1, 500, 20, 2))).contains("hub", "hub2");
  }

  private static List<String> killed(Script script) {
    return script.faults().stream()
        .map(Fault::deed)
        .filter(Deed.Kill.class::isInstance)
        .map(Deed.Kill.class::cast)
        .flatMap(kill -> kill.victims().stream())
        .toList();
  }

  @Test
  void shouldHoldAllKindsOfMembersAndOffersThatSellOut() {
    // when
    Script script = Script.of(3, 500, 20, 1);
    // then
    assertThat(script.early()).extracting(Wish::behaviour).contains(Behaviour.values());
    long wanted = script.early().stream().filter(wish -> wish.offer() == 0).count();
    assertThat(wanted).isGreaterThan(script.capacities().getFirst());
    assertThat(Stream.concat(script.early().stream(), script.late().stream()))
        .extracting(Wish::member)
        .doesNotHaveDuplicates();
  }
}
