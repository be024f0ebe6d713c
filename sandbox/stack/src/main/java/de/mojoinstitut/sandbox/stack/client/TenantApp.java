package de.mojoinstitut.sandbox.stack.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** kontakte or payments as the hub calls them: with a service token and the tenant's header. */
public final class TenantApp {

  private final String name;
  private final URI url;
  private final Tokens tokens;
  private final JsonHttp http = new JsonHttp();

  /**
   * @param name {@code kontakte} or {@code payments}
   * @param url base URL
   */
  public TenantApp(String name, URI url, Tokens tokens) {
    this.name = name;
    this.url = url;
    this.tokens = tokens;
  }

  public JsonNode get(String path, String tenant) {
    return http.get(url.resolve(path), headers(tenant)).orThrow(name);
  }

  public JsonNode post(String path, String tenant, JsonNode body) {
    return http.post(url.resolve(path), headers(tenant), body).orThrow(name);
  }

  public JsonNode put(String path, String tenant, JsonNode body) {
    return http.put(url.resolve(path), headers(tenant), body).orThrow(name);
  }

  /** Makes a tenant known, or brings what is known of it up to date. */
  public void putTenant(String tenant, JsonNode body) {
    http.put(url.resolve("/api/tenants/" + tenant), headers(null), body).orThrow(name);
  }

  private Map<String, String> headers(@Nullable String tenant) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Authorization", "Bearer " + tokens.service("hub", name, tenant));
    headers.put("Idempotency-Key", UUID.randomUUID().toString());
    if (tenant != null) {
      headers.put("x-tenant-id", tenant);
    }
    return headers;
  }
}
