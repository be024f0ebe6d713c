package de.mojoinstitut.kontakte.contact;

import de.mojoinstitut.chassis.web.PlainText;
import de.mojoinstitut.kontakte.entry.EntryChange;
import de.mojoinstitut.kontakte.entry.NewEntry;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A contact as a caller knows it.
 *
 * @param version the caller's version of the person's data; what is not newer than the last one
 *     named is dropped
 * @param origin the system the data come from, the caller itself where it is left out
 */
record ContactRequest(
    @NotNull @Pattern(regexp = EntryChange.ID) String clerkUserId,
    @NotNull @Pattern(regexp = EntryChange.ID) String tenantId,
    @NotBlank @Size(max = 200) @PlainText String name,
    @NotNull @Size(max = 254) @Email(regexp = EntryChange.EMAIL) @PlainText String email,
    @NotNull @Pattern(regexp = EntryChange.SOURCE) String source,
    @Nullable @PositiveOrZero @Max(EntryChange.LAST_VERSION) Long version,
    @Nullable @Pattern(regexp = EntryChange.ORIGIN) String origin) {

  NewEntry toEntry(String defaultOrigin) {
    return new NewEntry(
        tenantId,
        clerkUserId,
        name,
        email,
        source,
        origin == null ? defaultOrigin : origin,
        version);
  }

  /** Nothing personal. */
  @Override
  public String toString() {
    return "ContactRequest[]";
  }
}
