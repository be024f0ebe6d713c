package de.mojoinstitut.core.payout.run;

import de.mojoinstitut.core.region.Region;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.region.Regions;
import de.mojoinstitut.core.task.TaskDecisions.Decision;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** What a form says about a run. */
final class RunOrder {

  private static final DateTimeFormatter FORMS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd['T'HH:mm[:ss[.SSS]][XXX]]");

  private RunOrder() {}

  /**
   * @return empty where the region or the cut-off is none
   */
  static Optional<PayoutRun.Order> read(Decision decision, String code, Regions regions) {
    Optional<Region> region = regions.find(new RegionCode(code));
    return region.flatMap(
        found ->
            decision
                .text("cutoff")
                .flatMap(text -> cutoff(text, found.zone()))
                .map(
                    cutoff ->
                        new PayoutRun.Order(
                            found.code(),
                            cutoff,
                            Boolean.TRUE.equals(decision.variables().get("dryRun")),
                            decision.by())));
  }

  /** An instant, or what a form's fields give: a day stands for its end, in the region's zone. */
  static Optional<Instant> cutoff(String text, ZoneId zone) {
    try {
      TemporalAccessor parsed =
          FORMS.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      return Optional.of(
          switch (parsed) {
            case OffsetDateTime at -> at.toInstant();
            case LocalDateTime at -> at.atZone(zone).toInstant();
            default -> LocalDate.from(parsed).plusDays(1).atStartOfDay(zone).toInstant();
          });
    } catch (DateTimeException e) {
      return instant(text);
    }
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
