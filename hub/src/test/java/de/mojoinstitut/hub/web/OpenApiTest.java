package de.mojoinstitut.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.hub.testing.HubTest;
import de.mojoinstitut.hub.testing.Reply;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class OpenApiTest extends HubTest {

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  @Autowired private ApplicationContext application;

  @Test
  void shouldDescribeEveryEndpoint() {
    // given
    Set<String> endpoints = new TreeSet<>();
    mappings
        .getHandlerMethods()
        .forEach(
            (mapping, handler) ->
                mapping
                    .getMethodsCondition()
                    .getMethods()
                    .forEach(
                        method ->
                            mapping.getPatternValues().stream()
                                .filter(path -> path.matches("/(api|webhooks)/.*"))
                                .forEach(path -> endpoints.add(method + " " + path))));

    // when
    JsonNode paths = send(request("/v3/api-docs").GET()).isStatus(200).json().path("paths");

    // then
    Set<String> described = new TreeSet<>();
    paths
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    assertThat(endpoints)
        .contains("GET /api/me", "POST /api/bookings", "POST /webhooks/clerk")
        .isEqualTo(described);
  }

  @Test
  void shouldShowABrowsablePage() {
    Reply redirect = send(request("/swagger-ui.html").GET()).isStatus(302);
    assertThat(redirect.body()).isEmpty();
    assertThat(send(request("/swagger-ui/index.html").GET()).isStatus(200).body())
        .contains("Swagger UI");
  }

  @Test
  void shouldStartWithoutNoise() {
    Logger kafka = LoggerFactory.getLogger("org.apache.kafka.clients.producer.ProducerConfig");
    assertThat(kafka.isInfoEnabled()).isFalse();
    assertThat(application.getBeanDefinitionNames()).noneMatch(name -> name.contains("mustache"));
  }
}
