package de.mojoinstitut.kontakte.entry;

import de.mojoinstitut.chassis.web.PlainText;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A lead or partner as a caller knows it; known again by the e-mail within the tenant. */
public record PartyRequest(
    @NotNull @Pattern(regexp = EntryChange.ID) String tenantId,
    @NotBlank @Size(max = 200) @PlainText String name,
    @NotNull @Size(max = 254) @Email(regexp = EntryChange.EMAIL) @PlainText String email,
    @NotNull @Pattern(regexp = EntryChange.SOURCE) String source,
    @Nullable @PositiveOrZero @Max(EntryChange.LAST_VERSION) Long version,
    @Nullable @Pattern(regexp = EntryChange.ORIGIN) String origin) {

  NewEntry toEntry(String defaultOrigin) {
    return new NewEntry(
        tenantId,
        email.toLowerCase(Locale.ROOT),
        name,
        email,
        source,
        origin == null ? defaultOrigin : origin,
        version);
  }

  /** Nothing personal. */
  @Override
  public String toString() {
    return "PartyRequest[]";
  }
}
