package de.mojoinstitut.payments.security;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Whose tokens are trusted.
 *
 * @param allowedOrigins accepted {@code azp} values of session tokens
 * @param serviceKey file with this service's private key (JWK)
 * @param serviceJwks file with the public keys of all services
 */
@Validated
@ConfigurationProperties("mojo.security")
record SecuritySettings(
    @NotBlank String clerkIssuer,
    @NotNull URI clerkJwks,
    @NotEmpty Set<String> allowedOrigins,
    @NotNull Path serviceKey,
    @NotNull Path serviceJwks) {}
