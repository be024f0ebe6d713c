package de.mojoinstitut.kontakte.entry;

import de.mojoinstitut.chassis.web.PlainText;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A partial change: what is left out, or null, stays as it is. */
public record EntryChange(
    @Nullable @Size(min = 1, max = 200) @Pattern(regexp = "(?s).*\\S.*") @PlainText String name,
    @Nullable @Size(max = 254) @Email(regexp = EMAIL) @PlainText String email,
    @Nullable @Pattern(regexp = SOURCE) String source,
    @Nullable @Pattern(regexp = ORIGIN) String origin) {

  /** Something before and after one at sign, a dot in the domain, no blanks. */
  public static final String EMAIL = "[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+";

  /** Codes such as {@code campus_event_booking}. */
  public static final String SOURCE = "[a-z][a-z0-9_]{0,63}";

  /** Names of systems, such as {@code hub} or {@code account}. */
  public static final String ORIGIN = "[a-z][a-z0-9_.-]{0,63}";

  /** Opaque ids of persons, tenants and organisations. */
  public static final String ID = "[A-Za-z0-9_-]{1,100}";

  /** The largest whole number that every JSON reader keeps; far from where ours would overflow. */
  public static final long LAST_VERSION = 9_007_199_254_740_991L;

  boolean changesNothing() {
    return Stream.of(name, email, source).noneMatch(Objects::nonNull);
  }

  /** Nothing personal. */
  @Override
  public String toString() {
    return "EntryChange[]";
  }
}
