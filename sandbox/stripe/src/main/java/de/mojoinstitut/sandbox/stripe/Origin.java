package de.mojoinstitut.sandbox.stripe;

import org.jspecify.annotations.Nullable;

/**
 * Who causes a change.
 *
 * @param account the account whose objects are seen and made: a connected account's id, or empty
 *     for the platform itself
 * @param requestId the request, null where time or the sandbox is the cause
 */
record Origin(String account, @Nullable String requestId, @Nullable String idempotencyKey) {

  static final String PLATFORM = "";

  /** Not a request of the API: the clock, a person at the checkout, a script. */
  static Origin sandbox(String account) {
    return new Origin(account, null, null);
  }
}
