package de.mojoinstitut.testkit.negative;

import de.mojoinstitut.testkit.PersonToken;
import de.mojoinstitut.testkit.ServiceToken;
import de.mojoinstitut.testkit.TestTokens;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whose token a request carries, and all the ways in which such a token can be wrong. */
public sealed interface Credential {

  String token();

  /** Tokens that nobody may accept, by what is wrong with them. */
  Map<String, String> spoilt();

  /** The same caller, with a token for another tenant. */
  Credential inTenant(@Nullable String tenantId);

  /** A person; the supplier makes a fresh token each time. */
  static Credential person(Supplier<PersonToken> token) {
    return new Person(token);
  }

  /** One of our services, calling {@code audience} for the tenant, or for none. */
  static Credential service(
      TestTokens tokens, String name, String audience, @Nullable String tenant) {
    return new Service(tokens, name, audience, tenant);
  }

  /** See {@link Credential#person}. */
  record Person(Supplier<PersonToken> fresh) implements Credential {
    @Override
    public String token() {
      return fresh.get().token();
    }

    @Override
    public Credential inTenant(@Nullable String tenantId) {
      return this;
    }

    @Override
    public Map<String, String> spoilt() {
      Map<String, String> tokens = new LinkedHashMap<>();
      tokens.put("expired", fresh.get().expired().token());
      tokens.put("not yet valid", fresh.get().notYetValid().token());
      tokens.put("no expiry", fresh.get().claim("exp", null).token());
      tokens.put("wrong signature", fresh.get().signedByStranger().token());
      tokens.put("wrong issuer", fresh.get().claim("iss", "https://foreign.example").token());
      tokens.put("no issuer", fresh.get().claim("iss", null).token());
      tokens.put("foreign azp", fresh.get().claim("azp", "https://foreign.example").token());
      tokens.put("no azp", fresh.get().claim("azp", null).token());
      tokens.put("pending session", fresh.get().claim("sts", "pending").token());
      tokens.put("no subject", fresh.get().claim("sub", null).token());
      return tokens;
    }
  }

  /** See {@link Credential#service}. */
  record Service(TestTokens tokens, String name, String audience, @Nullable String tenant)
      implements Credential {
    @Override
    public String token() {
      return fresh().token();
    }

    @Override
    public Credential inTenant(@Nullable String tenantId) {
      return new Service(tokens, name, audience, tenantId);
    }

    @Override
    public Map<String, String> spoilt() {
      String otherService = name.equals("hub") ? "payments" : "hub";
      Map<String, String> spoilt = new LinkedHashMap<>();
      spoilt.put("expired", fresh().expired().token());
      spoilt.put("no expiry", fresh().claim("exp", null).token());
      spoilt.put("wrong signature", fresh().signedBy(otherService).token());
      spoilt.put("wrong issuer", fresh().claim("iss", "foreign").token());
      spoilt.put("wrong audience", fresh().claim("aud", "elsewhere").token());
      spoilt.put("no audience", fresh().claim("aud", null).token());
      spoilt.put("subject is another service", fresh().claim("sub", "service:pos").token());
      return spoilt;
    }

    private ServiceToken fresh() {
      return tokens.serviceToken(name, audience, tenant);
    }
  }
}
