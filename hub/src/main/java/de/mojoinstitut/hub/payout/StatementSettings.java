package de.mojoinstitut.hub.payout;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who issues statements.
 *
 * @param issuer name as printed
 * @param address lines below the name
 */
@ConfigurationProperties("mojo.statement")
public record StatementSettings(
    @DefaultValue("MOJO Institut") String issuer, @DefaultValue List<String> address) {}
