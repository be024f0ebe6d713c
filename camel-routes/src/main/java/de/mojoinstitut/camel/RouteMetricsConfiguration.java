package de.mojoinstitut.camel;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyConfiguration;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyFactory;
import org.apache.camel.spi.RoutePolicyFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Counts and times what passes each route, tagged with the route's id: {@code camel.exchanges.*}
 * and {@code camel.route.policy}. An intake route's exchange is one record.
 */
@Configuration(proxyBeanMethods = false)
class RouteMetricsConfiguration {

  @Bean
  RoutePolicyFactory routeMetrics(ObjectProvider<MeterRegistry> registry) {
    MicrometerRoutePolicyConfiguration perRoute = new MicrometerRoutePolicyConfiguration();
    perRoute.setContextEnabled(false);
    MicrometerRoutePolicyFactory metrics = new MicrometerRoutePolicyFactory();
    metrics.setPolicyConfiguration(perRoute);
    metrics.setSkipCamelInfo(true);
    registry.ifAvailable(metrics::setMeterRegistry);
    return metrics;
  }
}
