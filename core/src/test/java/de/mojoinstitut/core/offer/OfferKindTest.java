package de.mojoinstitut.core.offer;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.core.membership.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferKindTest {

  /** The column "bookable" of the table of stages, by kind and level. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          LEBENSENERGIE,          EVENT,     BASIC,    true
          LEBENSENERGIE,          EVENT,     EXTENDED, true
          LEBENSENERGIE,          WORKSHOP,  BASIC,    true
          LEBENSENERGIE,          WORKSHOP,  EXTENDED, false
          LEBENSENERGIE,          GROUP,     BASIC,    false
          LEBENSENERGIE,          GROUP,     EXTENDED, false
          LEBENSENERGIE,          MENTORING, BASIC,    false
          LEBENSENERGIE,          MENTORING, EXTENDED, false
          RESILIENZ,              EVENT,     BASIC,    true
          RESILIENZ,              EVENT,     EXTENDED, true
          RESILIENZ,              WORKSHOP,  BASIC,    true
          RESILIENZ,              WORKSHOP,  EXTENDED, true
          RESILIENZ,              GROUP,     BASIC,    true
          RESILIENZ,              GROUP,     EXTENDED, true
          RESILIENZ,              MENTORING, BASIC,    true
          RESILIENZ,              MENTORING, EXTENDED, true
          BUSINESS_BOOTCAMP,      EVENT,     EXTENDED, true
          BUSINESS_BOOTCAMP,      WORKSHOP,  EXTENDED, true
          BUSINESS_BOOTCAMP,      GROUP,     EXTENDED, true
          BUSINESS_BOOTCAMP,      MENTORING, EXTENDED, true
          REGENERATIONSMEDIZIN_OS, EVENT,     EXTENDED, true
          REGENERATIONSMEDIZIN_OS, WORKSHOP,  EXTENDED, true
          REGENERATIONSMEDIZIN_OS, GROUP,     EXTENDED, true
          REGENERATIONSMEDIZIN_OS, MENTORING, EXTENDED, true
          """)
  void shouldAdmitByStageKindAndLevel(
      Stage stage, OfferKind kind, OfferLevel level, boolean admitted) {
    assertThat(kind.admits(stage, level)).isEqualTo(admitted);
  }
}
