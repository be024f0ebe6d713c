package de.mojoinstitut.payments.tenant;

import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The regions that this deployment serves. */
@Component
public class ServedRegions {

  private final Set<String> codes;

  /**
   * @param codes region codes, empty for all
   */
  ServedRegions(@Value("${mojo.regions:}") Set<String> codes) {
    this.codes = Set.copyOf(codes);
  }

  public boolean serves(String region) {
    return codes.isEmpty() || codes.contains(region);
  }
}
