package de.mojoinstitut.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.ParseWarning;
import de.mojoinstitut.core.calendar.CalendarFile.Appointment;
import de.mojoinstitut.core.calendar.CalendarFile.Host;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written here is read by a foreign parser. */
class CalendarFileTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Instant START = Instant.parse("2026-03-29T00:30:00Z");
  private static final Host ANNA =
      new Host("Praxis \"Anna\"; Schmidt", URI.create("mailto:hallo@mojo.example"));

  @Test
  void shouldSayWhatACalendarNeeds() {
    // when
    ICalendar calendar = read(CalendarFile.of(List.of(appointment("Atmen", 3)), ANNA, NOW));

    // then
    assertThat(calendar.getMethod().getValue()).isEqualTo("PUBLISH");
    VEvent event = calendar.getEvents().getFirst();
    assertThat(event.getUid().getValue()).isEqualTo("booking_1-1@mojo-hub");
    assertThat(event.getSequence().getValue()).isEqualTo(3);
    assertThat(event.getDateTimeStamp().getValue()).isEqualTo(Date.from(NOW));
    assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(START);
    assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(START.plusSeconds(5400));
    assertThat(event.getUrl().getValue()).isEqualTo("https://campus.example/1");
    assertThat(event.getStatus().isConfirmed()).isTrue();
    assertThat(event.getOrganizer().getEmail()).isEqualTo("hallo@mojo.example");
    assertThat(event.getOrganizer().getCommonName()).isEqualTo("Praxis \"Anna\"; Schmidt");
    assertThat(event.getAttendees()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Atmen, Ruhen; \\n ist kein Umbruch \\\\ und \"so\" weiter",
        "BEGIN:VEVENT",
        "प्राणायाम और ध्यान: सुबह का अभ्यास, सबके लिए, हर दिन, बिना किसी पूर्व ज्ञान के, शांति और शक्ति के साथ",
        "🧘🧘🏽‍♀️🧘🧘🏽‍♀️🧘🧘🏽‍♀️🧘🧘🏽‍♀️🧘🧘🏽‍♀️🧘🧘🏽‍♀️🧘🧘🏽‍♀️🧘🧘🏽‍♀️",
        "ä1234567890123456789012345678901234567890123456789012345678901234567890ßöü"
      })
  void shouldKeepEveryCharacterWithinTheLongestLine(String title) {
    // given
    CalendarFile file = CalendarFile.of(List.of(appointment(title, 1)), ANNA, NOW);

    // then
    assertThat(file.text().split("\r\n"))
        .allSatisfy(
            line -> {
              assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                  .isLessThanOrEqualTo(CalendarFile.LONGEST_LINE);
              assertThat(line).doesNotContain("\uFFFD", "\n", "\r");
            });
    VEvent event = read(file).getEvents().getFirst();
    assertThat(event.getSummary().getValue()).isEqualTo(title);
    assertThat(event.getLocation().getValue()).isEqualTo(title);
    assertThat(read(file).getEvents()).hasSize(1);
  }

  @Test
  void shouldCallOffUnderTheSameIdAndAHigherSequence() {
    // given
    ICalendar before = read(CalendarFile.of(List.of(appointment("Atmen", 3)), ANNA, NOW));
    ICalendar after = read(CalendarFile.cancelled(List.of(appointment("Atmen", 4)), ANNA, NOW));

    // then
    assertThat(after.getMethod().getValue()).isEqualTo("CANCEL");
    VEvent event = after.getEvents().getFirst();
    assertThat(event.getUid()).isEqualTo(before.getEvents().getFirst().getUid());
    assertThat(event.getSequence().getValue())
        .isGreaterThan(before.getEvents().getFirst().getSequence().getValue());
    assertThat(event.getStatus().isCancelled()).isTrue();
  }

  @Test
  void shouldNotMixIdsInOneCancellation() {
    // when
    ICalendar calendar =
        read(
            CalendarFile.cancelled(
                List.of(appointment("Atmen", 4), appointment("Ruhen", 4)), ANNA, NOW));

    // then
    assertThat(calendar.getMethod().getValue()).isEqualTo("PUBLISH");
    assertThat(calendar.getEvents())
        .hasSize(2)
        .allSatisfy(event -> assertThat(event.getStatus().isCancelled()).isTrue());
  }

  private static Appointment appointment(String title, int sequence) {
    return new Appointment(
        "booking_1-1@mojo-hub",
        sequence,
        START,
        START.plusSeconds(5400),
        title,
        "MB-7K3Q9FX2 · Praxis",
        title,
        URI.create("https://campus.example/1"));
  }

  /** Fails where the parser has anything to complain about. */
  private static ICalendar read(CalendarFile file) {
    List<List<ParseWarning>> warnings = new ArrayList<>();
    ICalendar calendar = Biweekly.parse(file.text()).warnings(warnings).first();
    assertThat(warnings).allSatisfy(each -> assertThat(each).isEmpty());
    assertThat(calendar.validate(calendar.getVersion()).isEmpty()).isTrue();
    return calendar;
  }
}
