package de.mojoinstitut.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapWatchTest {

  @Test
  void shouldTellTheMostThatWasUsed() {
    // given
    String log =
        """
        [12.345s] GC(5) Pause Young (Allocation Failure) 120M->60M(371M) 5.123ms
        [15.678s] GC(6) Pause Full (Heap Inspection Initiated GC) 211M->58M(371M) 88.000ms
        [16.000s] GC(7) Pause Young (Allocation Failure) 158M->61M(371M) 4.000ms
        """;

    // then
    assertThat(HeapWatch.usedBytes(log)).isEqualTo(211L * 1024 * 1024);
    assertThat(HeapWatch.usedBytes("")).isZero();
  }
}
