package de.mojoinstitut.camel.paymentevent;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param topic what payments.mojo writes to, keyed by booking
 * @param consumers threads of this instance
 * @param autoStartup false leaves the topic alone
 */
@ConfigurationProperties("mojo.routes.payment-events")
record PaymentEventSettings(
    @DefaultValue("mojo.payments.payment.v1") String topic,
    @DefaultValue("1") int consumers,
    @DefaultValue("true") boolean autoStartup) {}
