package de.mojoinstitut.connectors.clerk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class ClerkPropertiesTest {

  private static ClerkProperties bound(Map<String, String> more) {
    MapConfigurationPropertySource source =
        new MapConfigurationPropertySource(
            Map.of(
                "mojo.clerk.url", "http://localhost:8094",
                "mojo.clerk.secret-key", "sk_test_1"));
    more.forEach(source::put);
    return new Binder(source).bind("mojo.clerk", ClerkProperties.class).get();
  }

  @Test
  void shouldBindWithDefaults() {
    // when
    ClerkProperties properties = bound(Map.of());

    // then
    assertThat(properties.url()).isEqualTo(URI.create("http://localhost:8094"));
    assertThat(properties.cacheFor()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void shouldBindFromTheEnvironment() {
    // given
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of(
                    "MOJO_CLERK_URL", "http://localhost:8094",
                    "MOJO_CLERK_SECRET_KEY", "sk_test_1")));

    // when
    ClerkProperties properties =
        Binder.get(environment).bind("mojo.clerk", ClerkProperties.class).get();

    // then
    assertThat(properties.secretKey()).isEqualTo("sk_test_1");
  }

  @Test
  void shouldNotCacheLongerThanFiveMinutes() {
    assertThatThrownBy(() -> bound(Map.of("mojo.clerk.cache-for", "PT5M1S")))
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cache-for");
  }

  @Test
  void shouldNotShowTheKey() {
    assertThat(bound(Map.of()).toString()).doesNotContain("sk_test");
  }
}
