package de.mojoinstitut.sandbox.stack.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void shouldKeepTheBasePortsWithoutAnOffset() {
    assertThat(Ports.shiftedBy(null).of(Port.HUB)).isEqualTo(8090);
    assertThat(Ports.shiftedBy(" ").of(Port.POSTGRES)).isEqualTo(15432);
  }

  @Test
  void shouldShiftEveryPortByTheOffset() {
    // given
    Ports ports = Ports.shiftedBy("200");

    // then
    assertThat(ports.of(Port.ZEEBE_GRPC)).isEqualTo(26700);
    assertThat(ports.url(Port.HUB)).hasToString("http://localhost:8290");
    assertThat(ports.jdbcUrl("mojo")).isEqualTo("jdbc:postgresql://localhost:15632/mojo");
  }

  @Test
  void shouldRefuseAnOffsetThatIsNoNumberOrTooLarge() {
    assertThatThrownBy(() -> Ports.shiftedBy("many")).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> Ports.shiftedBy("-1")).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> Ports.shiftedBy("60000")).isInstanceOf(Problem.class);
  }

  @Test
  void shouldLeaveEveryPortValidAtTheLargestOffset() {
    for (Port port : Port.values()) {
      assertThat(new Ports(Ports.MAX_OFFSET).of(port)).isLessThanOrEqualTo(65_535);
    }
  }

  @Test
  void shouldSeeThatAPortIsTaken() throws Exception {
    // given
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // then
      assertThat(Ports.isFree(taken.getLocalPort())).isFalse();
    }
  }
}
