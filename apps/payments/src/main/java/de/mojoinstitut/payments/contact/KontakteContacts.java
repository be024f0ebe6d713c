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
class KontakteContacts implements ContactOwnership, ContactNames {

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
  record Contact(@Nullable String clerkUserId, @Nullable String tenantId, @Nullable String name) {}

  @Override
  public Verdict check(String tenantId, String contactId, String clerkUserId) {
    try {
      Contact contact = fetch(tenantId, contactId);
      return contact != null
              && clerkUserId.equals(contact.clerkUserId())
              && tenantId.equals(contact.tenantId())
          ? Verdict.THEIRS
          : Verdict.NOT_THEIRS;
    } catch (HttpClientErrorException e) {
      return isAbsence(e) ? Verdict.NOT_THEIRS : unknown(e, Verdict.UNKNOWN);
    } catch (RestClientException e) {
      return unknown(e, Verdict.UNKNOWN);
    }
  }

  @Override
  public Name of(String tenantId, String contactId) {
    try {
      Contact contact = fetch(tenantId, contactId);
      String name = contact == null ? null : contact.name();
      return name == null ? new Name.Unknown() : new Name.Known(name);
    } catch (HttpClientErrorException e) {
      return isAbsence(e) ? new Name.Gone() : unknown(e, new Name.Unknown());
    } catch (RestClientException e) {
      return unknown(e, new Name.Unknown());
    }
  }

  private @Nullable Contact fetch(String tenantId, String contactId) {
    return http.get()
        .uri("/api/contacts/{id}", contactId)
        .header("x-tenant-id", tenantId)
        .headers(headers -> headers.setBearerAuth(tokens.issue("kontakte", tenantId)))
        .retrieve()
        .body(Contact.class);
  }

  private static boolean isAbsence(HttpClientErrorException failure) {
    return failure.getStatusCode().equals(HttpStatus.NOT_FOUND);
  }

  private static <T> T unknown(RestClientException failure, T answer) {
    LOG.warn("kontakte gave no answer: {}", failure.getClass().getName());
    return answer;
  }
}
