package de.mojoinstitut.payments.contact;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import de.mojoinstitut.chassis.security.ServiceTokens;
import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks kontakte.mojo with a service token of payments. */
@Component
class KontakteContacts implements ContactOwnership {

  private static final Logger LOG = LoggerFactory.getLogger(KontakteContacts.class);

  private final RestClient http;
  private final ServiceTokens tokens;

  KontakteContacts(KontakteSettings settings, ServiceTokens tokens) {
    JdkClientHttpRequestFactory requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .build());
    requests.setReadTimeout(settings.readTimeout());
    this.http =
        RestClient.builder().baseUrl(settings.url().toString()).requestFactory(requests).build();
    this.tokens = tokens;
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Contact(@Nullable String clerkUserId, @Nullable String tenantId) {}

  @Override
  public Verdict check(String tenantId, String contactId, String clerkUserId) {
    try {
      Contact contact =
          http.get()
              .uri("/api/contacts/{id}", contactId)
              .header("x-tenant-id", tenantId)
              .headers(headers -> headers.setBearerAuth(tokens.issue("kontakte", tenantId)))
              .retrieve()
              .body(Contact.class);
      return contact != null
              && clerkUserId.equals(contact.clerkUserId())
              && tenantId.equals(contact.tenantId())
          ? Verdict.THEIRS
          : Verdict.NOT_THEIRS;
    } catch (HttpClientErrorException e) {
      return e.getStatusCode().equals(HttpStatus.NOT_FOUND) ? Verdict.NOT_THEIRS : unknown(e);
    } catch (RestClientException e) {
      return unknown(e);
    }
  }

  private static Verdict unknown(RestClientException failure) {
    LOG.warn("kontakte gave no answer: {}", failure.getClass().getName());
    return Verdict.UNKNOWN;
  }
}
