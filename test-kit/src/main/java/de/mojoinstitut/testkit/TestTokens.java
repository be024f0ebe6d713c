package de.mojoinstitut.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Plays Clerk and our services as issuers of tokens: serves Clerk's JWKS over HTTP, keeps the
 * services' keys in a temporary folder, and signs what a test asks for. Made once per test class or
 * JVM, as making the keys takes a moment.
 */
public final class TestTokens implements AutoCloseable {

  /** The frontend's origin that every person's token names as {@code azp}. */
  public static final String ORIGIN = "http://localhost:8090";

  private static final String CLERK_KEY = "ins_test";
  private static final List<String> SERVICES = List.of("hub", "payments");

  private final Clock clock;
  private final HttpServer server;
  private final RSAKey clerkKey;
  private final RSAKey strangersKey;
  private final Map<String, ECKey> serviceKeys = new LinkedHashMap<>();
  private final Path folder;

  private TestTokens(Clock clock) throws IOException, JOSEException {
    this.clock = clock;
    this.clerkKey = new RSAKeyGenerator(2048).keyID(CLERK_KEY).generate();
    this.strangersKey = new RSAKeyGenerator(2048).keyID(CLERK_KEY).generate();
    this.folder = Files.createTempDirectory("test-tokens");
    writeServiceKeys();
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/.well-known/jwks.json", this::answerKeys);
    server.start();
  }

  /** Tokens by the system's time. */
  public static TestTokens start() {
    return start(Clock.systemUTC());
  }

  /** Tokens by the given time. */
  public static TestTokens start(Clock clock) {
    try {
      return new TestTokens(clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException e) {
      throw new IllegalStateException("no key could be made", e);
    }
  }

  /** What {@code iss} of a person's token says, and {@code MOJO_CLERK_ISSUER} must be. */
  public String issuer() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Value of {@code MOJO_CLERK_JWKS}. */
  public String jwksUrl() {
    return issuer() + "/.well-known/jwks.json";
  }

  /** Value of {@code MOJO_SERVICE_KEY} for {@code hub} or {@code payments}: its private JWK. */
  public Path serviceKeyFile(String service) {
    serviceKey(service);
    return folder.resolve(service + ".jwk.json");
  }

  /** Value of {@code MOJO_SERVICE_JWKS}: the public keys of all services. */
  public Path serviceJwksFile() {
    return folder.resolve("services.jwks.json");
  }

  /** A person's session token in the personal context, to be refined. */
  public PersonToken person(String userId) {
    return new PersonToken(this, userId, clock);
  }

  /**
   * A signed service token.
   *
   * @param service the issuer, {@code hub} or {@code payments}
   * @param audience the called service
   * @param tenant the {@code x-tenant-id} of the call, null for calls without
   */
  public String service(String service, String audience, @Nullable String tenant) {
    return serviceToken(service, audience, tenant).token();
  }

  /** The same, to be spoilt. */
  public ServiceToken serviceToken(String service, String audience, @Nullable String tenant) {
    return new ServiceToken(this, service, audience, tenant);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  Clock clock() {
    return clock;
  }

  String signAsClerk(JWTClaimsSet claims, boolean byStranger) {
    try {
      RSAKey key = byStranger ? strangersKey : clerkKey;
      return sign(claims, JWSAlgorithm.RS256, key, new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signed with the service's key, under the key id of the claimed issuer. */
  String signAsService(JWTClaimsSet claims, String service) {
    try {
      ECKey key = serviceKey(service);
      ECKey named = new ECKey.Builder(key).keyID(claims.getIssuer()).build();
      return sign(claims, JWSAlgorithm.ES256, named, new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sign(JWTClaimsSet claims, JWSAlgorithm algorithm, JWK key, JWSSigner signer)
      throws JOSEException {
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
    token.sign(signer);
    return token.serialize();
  }

  private ECKey serviceKey(String service) {
    ECKey key = serviceKeys.get(service);
    if (key == null) {
      throw new IllegalArgumentException("no such service: " + service);
    }
    return key;
  }

  private void writeServiceKeys() throws IOException, JOSEException {
    List<JWK> published = new ArrayList<>();
    for (String service : SERVICES) {
      ECKey key = new ECKeyGenerator(Curve.P_256).keyID(service).generate();
      serviceKeys.put(service, key);
      published.add(key.toPublicJWK());
      Files.writeString(serviceKeyFile(service), key.toJSONString());
    }
    Files.writeString(serviceJwksFile(), new JWKSet(published).toString());
  }

  private void answerKeys(HttpExchange exchange) throws IOException {
    byte[] body = new JWKSet(clerkKey.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
