package de.mojoinstitut.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.sandbox.stack.runtime.Problem;
import org.junit.jupiter.api.Test;

class JavaProcessTest {

  @Test
  void shouldReadTheTotalOfAHistogram() {
    // given
    String histogram =
        """
         num     #instances         #bytes  class name (module)
        -------------------------------------------------------
           1:         52000        4100000  [B (java.base@25)
        Total        131000        9900000
        """;

    // then
    assertThat(JavaProcess.total(histogram)).isEqualTo(9_900_000);
    assertThatThrownBy(() -> JavaProcess.total("no such process")).isInstanceOf(Problem.class);
  }

  @Test
  void shouldTellTheVirtualMachinesThreads() {
    assertThat(VmThreads.kind("4711 (C2 CompilerThre) S 1 2")).isEqualTo(VmThreads.COMPILING);
    assertThat(VmThreads.kind("4712 (VM Thread) S 1 2")).isEqualTo(VmThreads.COLLECTING);
    assertThat(VmThreads.kind("4713 (job-1) S 1 2")).isEmpty();
    assertThat(VmThreads.kind("")).isEmpty();
  }
}
