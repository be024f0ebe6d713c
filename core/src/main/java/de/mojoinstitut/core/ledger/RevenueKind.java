package de.mojoinstitut.core.ledger;

import java.util.regex.Pattern;

/**
 * What kind of sale revenue comes from; split rules are by kind.
 *
 * @param code such as {@code EVENT}
 */
public record RevenueKind(String code) {
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

  public RevenueKind {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("no kind of revenue: " + code);
    }
  }

  @Override
  public String toString() {
    return code;
  }
}
