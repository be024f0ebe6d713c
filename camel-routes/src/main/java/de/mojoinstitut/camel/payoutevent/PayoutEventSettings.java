package de.mojoinstitut.camel.payoutevent;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param topic what payments.mojo writes to, keyed by payout
 * @param consumers threads of this instance
 * @param autoStartup false leaves the topic alone
 */
@ConfigurationProperties("mojo.routes.payout-events")
record PayoutEventSettings(
    @DefaultValue("mojo.payments.payout.v1") String topic,
    @DefaultValue("1") int consumers,
    @DefaultValue("true") boolean autoStartup) {}
