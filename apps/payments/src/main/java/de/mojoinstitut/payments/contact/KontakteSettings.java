package de.mojoinstitut.payments.contact;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** Where kontakte.mojo is and how long it may take. */
@Validated
@ConfigurationProperties("mojo.kontakte")
record KontakteSettings(
    @NotNull URI url, @NotNull Duration connectTimeout, @NotNull Duration readTimeout) {}
