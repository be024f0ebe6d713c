package de.mojoinstitut.camel.disputeevent;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param topic what payments.mojo writes to, keyed by dispute
 * @param consumers threads of this instance
 * @param autoStartup false leaves the topic alone
 */
@ConfigurationProperties("mojo.routes.dispute-events")
record DisputeEventSettings(
    @DefaultValue("mojo.payments.dispute.v1") String topic,
    @DefaultValue("1") int consumers,
    @DefaultValue("true") boolean autoStartup) {}
