package de.mojoinstitut.kontakte;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of this application.
 *
 * @param kafka bootstrap servers
 * @param regions codes of the regions this deployment serves; empty for all
 * @param serviceJwks file with the public keys of all services
 */
@Validated
@ConfigurationProperties("mojo")
public record KontakteSettings(
    @NotBlank String kafka,
    @DefaultValue Set<String> regions,
    @Valid Clerk clerk,
    Path serviceJwks) {

  /** True where this deployment may serve tenants of the region. */
  public boolean serves(String region) {
    return regions.isEmpty() || regions.contains(region);
  }

  /**
   * Whose session tokens are trusted.
   *
   * @param allowedOrigins accepted {@code azp} values
   */
  public record Clerk(@NotBlank String issuer, URI jwks, @NotEmpty Set<String> allowedOrigins) {}
}
