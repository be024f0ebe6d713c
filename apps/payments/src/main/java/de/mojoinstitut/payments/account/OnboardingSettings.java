package de.mojoinstitut.payments.account;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How sellers are onboarded.
 *
 * @param returnUrl where Stripe sends the seller to afterwards
 * @param refreshUrl where it sends the seller to for a fresh link
 * @param countries the country of a region's sellers (ISO 3166 alpha-2), by region code
 */
@Validated
@ConfigurationProperties("mojo.onboarding")
record OnboardingSettings(
    @NotNull URI returnUrl, @NotNull URI refreshUrl, @NotEmpty Map<String, String> countries) {}
