package de.mojoinstitut.hub.offer;

import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.web.PlainText;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.offer.CancellationPolicy;
import de.mojoinstitut.core.offer.Offer.Location;
import de.mojoinstitut.core.offer.Offer.Session;
import de.mojoinstitut.core.offer.OfferKind;
import de.mojoinstitut.core.offer.OfferLevel;
import de.mojoinstitut.core.offer.PublishOffer.Draft;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mentor sends: one appointment as {@code startsAt} and {@code endsAt}, or several as {@code
 * sessions}.
 *
 * @param level EXTENDED where it is left out; only workshops differ by it
 */
record PublishOfferRequest(
    @NotNull OfferKind kind,
    @NotBlank @Size(max = 200) @PlainText String title,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    @Nullable @Size(min = 1, max = 100) List<@NotNull @Valid SessionRequest> sessions,
    @NotBlank @Size(max = 64) @PlainText String timeZone,
    @NotNull @Min(1) @Max(10_000) Integer capacity,
    @NotNull @Valid PriceRequest price,
    @Nullable @Valid PolicyRequest cancellationPolicy,
    @Nullable OfferLevel level,
    @Nullable @Valid LocationRequest location) {

  record SessionRequest(@NotNull Instant startsAt, @NotNull Instant endsAt) {}

  record PriceRequest(
      @NotNull @PositiveOrZero @Max(100_000_000) Long amount,
      @NotNull @Pattern(regexp = "[A-Z]{3}") String currency) {}

  /** Exactly one of both. */
  record LocationRequest(
      @Nullable @Size(max = 200) @PlainText String place,
      @Nullable @Size(max = 1000) @PlainText String url) {

    private Location toLocation() {
      if (place != null && url != null) {
        throw ApiProblem.invalid("location", "AMBIGUOUS");
      }
      if (url != null) {
        return new Location.Online(https(url));
      }
      if (place == null || place.isBlank()) {
        throw ApiProblem.invalid("location.place", "REQUIRED");
      }
      return new Location.Place(place.strip());
    }

    private static URI https(String url) {
      try {
        URI uri = new URI(url);
        if ("https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null) {
          return uri;
        }
      } catch (URISyntaxException e) {
        // As every other address that is none.
      }
      throw ApiProblem.invalid("location.url", "INVALID");
    }
  }

  record PolicyRequest(
      @NotNull @Size(max = 10) List<@NotNull @Valid TierRequest> tiers,
      @NotNull @PositiveOrZero @Max(100_000_000) Long flatFee) {}

  record TierRequest(
      @NotNull @Min(0) @Max(8784) Integer hoursBefore,
      @NotNull @Min(0) @Max(100) Integer percent) {}

  Draft toDraft() {
    return new Draft(
        kind,
        level == null ? OfferLevel.EXTENDED : level,
        title.strip(),
        appointments(),
        zone(),
        capacity,
        new Money(price.amount(), currency()),
        policy(),
        location == null ? null : location.toLocation());
  }

  private List<Session> appointments() {
    boolean several = sessions != null;
    if (several == (startsAt != null || endsAt != null)) {
      throw ApiProblem.invalid(
          several ? "sessions" : "startsAt", several ? "AMBIGUOUS" : "REQUIRED");
    }
    if (sessions != null) {
      return sessions.stream()
          .map(session -> session(session.startsAt(), session.endsAt()))
          .sorted(Comparator.comparing(Session::startsAt))
          .toList();
    }
    if (startsAt == null || endsAt == null) {
      throw ApiProblem.invalid(startsAt == null ? "startsAt" : "endsAt", "REQUIRED");
    }
    return List.of(session(startsAt, endsAt));
  }

  private static Session session(Instant startsAt, Instant endsAt) {
    // Finer than this a cursor would lose its place.
    return new Session(
        startsAt.truncatedTo(ChronoUnit.MILLIS), endsAt.truncatedTo(ChronoUnit.MILLIS));
  }

  private ZoneId zone() {
    if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
      throw ApiProblem.invalid("timeZone", "UNKNOWN");
    }
    return ZoneId.of(timeZone);
  }

  private Currency currency() {
    try {
      return Currency.getInstance(price.currency());
    } catch (IllegalArgumentException e) {
      throw ApiProblem.invalid("price.currency", "UNKNOWN");
    }
  }

  private CancellationPolicy policy() {
    if (cancellationPolicy == null) {
      return CancellationPolicy.DEFAULT;
    }
    try {
      return new CancellationPolicy(
          cancellationPolicy.tiers().stream()
              .map(tier -> new CancellationPolicy.Tier(tier.hoursBefore(), tier.percent()))
              .toList(),
          cancellationPolicy.flatFee());
    } catch (IllegalArgumentException e) {
      throw ApiProblem.invalid("cancellationPolicy", "INVALID");
    }
  }
}
