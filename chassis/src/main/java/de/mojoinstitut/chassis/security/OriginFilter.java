package de.mojoinstitut.chassis.security;

import de.mojoinstitut.chassis.web.ProblemWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * Lets pages of the allowed origins call, and refuses those of all others with 403 {@code
 * FORBIDDEN}. Tokens travel in a header that a page sets itself, so cookies are never allowed.
 */
final class OriginFilter {

  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
  private static final List<String> REQUEST_HEADERS =
      List.of(
          HttpHeaders.ACCEPT,
          HttpHeaders.AUTHORIZATION,
          HttpHeaders.CONTENT_TYPE,
          "Idempotency-Key",
          "x-tenant-id");
  private static final List<String> RESPONSE_HEADERS =
      List.of(HttpHeaders.CONTENT_DISPOSITION, HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER);
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private OriginFilter() {}

  static CorsFilter allowing(Set<String> origins) {
    CorsConfiguration cors = new CorsConfiguration();
    cors.setAllowedOrigins(List.copyOf(origins));
    cors.setAllowedMethods(METHODS);
    cors.setAllowedHeaders(REQUEST_HEADERS);
    cors.setExposedHeaders(RESPONSE_HEADERS);
    cors.setMaxAge(REMEMBERED);
    UrlBasedCorsConfigurationSource everywhere = new UrlBasedCorsConfigurationSource();
    everywhere.registerCorsConfiguration("/**", cors);
    CorsFilter filter = new CorsFilter(everywhere);
    filter.setCorsProcessor(new Refusing());
    return filter;
  }

  private static final class Refusing extends DefaultCorsProcessor {
    @Override
    protected void rejectRequest(ServerHttpResponse response) throws IOException {
      if (response instanceof ServletServerHttpResponse servlet) {
        ProblemWriter.write(servlet.getServletResponse(), HttpStatus.FORBIDDEN, "FORBIDDEN");
      }
    }
  }
}
