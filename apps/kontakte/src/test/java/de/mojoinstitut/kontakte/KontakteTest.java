package de.mojoinstitut.kontakte;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.mojoinstitut.testkit.TestDatabase;
import de.mojoinstitut.testkit.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The running application over HTTP on a real PostgreSQL. Tests share one database, so each uses
 * tenants and persons of its own.
 */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "logging.level.org.apache.kafka=OFF")
public abstract class KontakteTest {

  protected static final TestDatabase DATABASE = TestDatabase.fresh();
  protected static final TestTokens TOKENS = TestTokens.start();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", DATABASE::url);
    registry.add("mojo.clerk.issuer", TOKENS::issuer);
    registry.add("mojo.clerk.jwks", TOKENS::jwksUrl);
    registry.add("mojo.service-jwks", TOKENS::serviceJwksFile);
    registry.add("mojo.kafka", () -> "localhost:1");
  }

  /** An answer. */
  public record Answer(int status, String text) {
    public JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }

    public String code() {
      return json().path("code").asText();
    }
  }

  /** A call in the making: as the hub for the tenant, with a fresh idempotency key. */
  protected final class Call {
    private final String method;
    private final String path;
    private @Nullable String token;
    private @Nullable String tenant;
    private @Nullable String key = UUID.randomUUID().toString();
    private @Nullable String body;

    Call(String method, String path) {
      this.method = method;
      this.path = path;
    }

    /** As the hub, with token and header for the tenant. */
    public Call asHub(@Nullable String tenantId) {
      return token(TOKENS.service("hub", "kontakte", tenantId)).tenant(tenantId);
    }

    /** As a member of the organisation. */
    public Call asMember(String clerkOrgId, String tenantId) {
      return token(TOKENS.person("user_member").org(clerkOrgId).token()).tenant(tenantId);
    }

    public Call token(@Nullable String bearer) {
      token = bearer;
      return this;
    }

    public Call tenant(@Nullable String id) {
      tenant = id;
      return this;
    }

    public Call key(@Nullable String idempotencyKey) {
      key = idempotencyKey;
      return this;
    }

    public Call body(String json) {
      body = json.replace('\'', '"');
      return this;
    }

    public Answer send() {
      HttpRequest.Builder request = HttpRequest.newBuilder(base().resolve(path));
      request.method(
          method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
      if (body != null) {
        request.header("Content-Type", "application/json");
      }
      if (token != null) {
        request.header("Authorization", "Bearer " + token);
      }
      if (tenant != null) {
        request.header("x-tenant-id", tenant);
      }
      if (key != null) {
        request.header("Idempotency-Key", key);
      }
      try {
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  protected final URI base() {
    return URI.create("http://localhost:" + port);
  }

  protected final Call call(String method, String path) {
    return new Call(method, path);
  }

  /** Registers a tenant of the region DACH with the organisation {@code org_<name>}. */
  protected final String tenant(String name) {
    String id = "tenant_" + name;
    Answer answer =
        call("PUT", "/api/tenants/" + id)
            .asHub(null)
            .body(
                "{'name': 'Praxis', 'slug': '%s', 'region': 'DACH', 'clerkOrgId': 'org_%s'}"
                    .formatted(name.replace('_', '-'), name))
            .send();
    if (answer.status() != 200 && answer.status() != 201) {
      throw new IllegalStateException(answer.text());
    }
    return id;
  }

  /** The body of a contact called Max Muster. */
  protected static String contact(String person, String tenantId) {
    return contact(person, tenantId, "Max Muster", null);
  }

  protected static String contact(
      String person, String tenantId, String name, @Nullable Long version) {
    return "{'clerkUserId': '%s', 'tenantId': '%s', 'name': '%s', 'email': 'max@example.org', 'source': 'campus_event_booking'%s}"
        .formatted(person, tenantId, name, version == null ? "" : ", 'version': " + version);
  }

  /** First column of a query, past every policy. */
  protected static List<String> query(String sql) {
    try (Connection connection = DATABASE.connect("postgres")) {
      connection.setSchema("kontakte");
      return query(connection, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  protected static List<String> query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }
}
