package de.mojoinstitut.camel;

import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * All routes with their clients and settings. Needs beans of {@code ServiceTokens}, {@code
 * PaymentEvents}, {@code PayoutEvents} and {@code DisputeEvents}; gives beans of the ports {@code
 * ContactDirectory}, {@code PaymentGateway}, {@code PayoutGateway}, {@code ProviderBalances} and
 * {@code DisputeGateway}.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@ConfigurationPropertiesScan
public class CamelRoutesConfiguration {}
