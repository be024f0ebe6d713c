package de.mojoinstitut.camel;

import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * All routes with their clients and settings. Needs beans of {@code ServiceTokens} and {@code
 * PaymentEvents}; gives beans of the ports {@code ContactDirectory} and {@code PaymentGateway}.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@ConfigurationPropertiesScan
public class CamelRoutesConfiguration {}
