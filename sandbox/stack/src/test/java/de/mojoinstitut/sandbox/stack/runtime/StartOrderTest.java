package de.mojoinstitut.sandbox.stack.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class StartOrderTest {

  private static final Component DATABASE = Component.named("database").build();
  private static final Component MAIL = Component.named("mail").after("app").build();
  private static final Component APP =
      Component.named("app").after("database").alongside("mail").build();
  private static final Component OTHER = Component.named("other").build();
  private static final List<Component> ALL = List.of(APP, MAIL, OTHER, DATABASE);

  @Test
  void shouldPutWhatIsNeededFirst() {
    assertThat(StartOrder.of(ALL, List.of("mail", "other")))
        .containsExactly(DATABASE, APP, MAIL, OTHER);
  }

  @Test
  void shouldBringWhatRunsAlongsideWithoutWaitingForIt() {
    assertThat(StartOrder.of(ALL, List.of("app"))).containsExactly(DATABASE, APP, MAIL);
  }

  @Test
  void shouldNameTheComponentsThatThereAre() {
    assertThatThrownBy(() -> StartOrder.of(ALL, List.of("hug")))
        .isInstanceOf(Problem.class)
        .hasMessage("There is no component 'hug'; there are: app mail other database");
  }

  @Test
  void shouldRefuseACircle() {
    // given
    Component hen = Component.named("hen").after("egg").build();
    Component egg = Component.named("egg").after("hen").build();

    // then
    assertThatThrownBy(() -> StartOrder.of(List.of(hen, egg), List.of("hen")))
        .isInstanceOf(IllegalStateException.class);
  }
}
