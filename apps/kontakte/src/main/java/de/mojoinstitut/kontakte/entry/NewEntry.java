package de.mojoinstitut.kontakte.entry;

import org.jspecify.annotations.Nullable;

/**
 * An entry as a caller knows it.
 *
 * @param key as in {@link Entry}
 * @param version the caller's own version of these data, null where it keeps none; what is not
 *     newer than the last one named is dropped
 */
public record NewEntry(
    String tenantId,
    String key,
    String name,
    String email,
    String source,
    String origin,
    @Nullable Long version) {

  /** Origin of what is changed by the tenant's own people. */
  public static final String OWN_ORIGIN = "kontakte";

  /** Nothing personal. */
  @Override
  public String toString() {
    return "NewEntry[version " + version + "]";
  }
}
