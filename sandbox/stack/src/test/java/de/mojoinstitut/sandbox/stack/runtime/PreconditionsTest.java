package de.mojoinstitut.sandbox.stack.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PreconditionsTest {

  @Test
  void shouldNameTheTakenPortAndWhoWantedItInOneLine() throws Exception {
    // given
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Component hub = Component.named("hub").ports(taken.getLocalPort()).build();

      // then
      assertThatThrownBy(() -> Preconditions.check(List.of(hub)))
          .isInstanceOf(Problem.class)
          .hasMessageContaining(taken.getLocalPort() + " (hub)")
          .hasMessageContaining("MOJO_PORT_OFFSET")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void shouldRefuseToStartWithTooLittleMemory() {
    // given
    List<Component> components =
        List.of(
            Component.named("one").memoryMegabytes(600).build(),
            Component.named("two").memoryMegabytes(500).build());

    // then
    assertThatThrownBy(() -> Preconditions.checkMemory(components, OptionalLong.of(1_099)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("1099 MB are free, about 1100 MB are needed");
    assertThatCode(() -> Preconditions.checkMemory(components, OptionalLong.of(1_100)))
        .doesNotThrowAnyException();
    assertThatCode(() -> Preconditions.checkMemory(components, OptionalLong.empty()))
        .doesNotThrowAnyException();
  }
}
