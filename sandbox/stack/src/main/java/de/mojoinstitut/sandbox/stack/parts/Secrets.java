package de.mojoinstitut.sandbox.stack.parts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/**
 * The secrets of one local stack. Each is made at random when it is first asked for and lies from
 * then on in a file that only its owner may read.
 */
public final class Secrets {

  /** Services that sign tokens for calls to each other. */
  public static final List<String> SERVICES = List.of("hub", "payments");

  private final Path folder;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param folder where the files lie; it exists
   */
  public Secrets(Path folder) {
    this.folder = folder;
  }

  String databasePassword(String role) {
    return kept("db-" + role, this::randomText);
  }

  String stripeSecretKey() {
    return kept("stripe-secret-key", () -> "sk_test_" + randomText());
  }

  String clerkSecretKey() {
    return kept("clerk-secret-key", () -> "sk_test_" + randomText());
  }

  String stripeWebhookSecret() {
    return kept("stripe-webhook-secret", this::webhookSecret);
  }

  String clerkWebhookSecret() {
    return kept("clerk-webhook-secret", this::webhookSecret);
  }

  /** The file with a service's private key (EC P-256, a JWK with {@code kid}). */
  public Path serviceKeyFile(String service) {
    kept(service + "-key.json", () -> newKey(service).toJSONString());
    return folder.resolve(service + "-key.json");
  }

  /** The private key of {@code hub} or {@code payments}. */
  public ECKey serviceKey(String service) {
    if (!SERVICES.contains(service)) {
      throw new IllegalArgumentException("No service key for " + service);
    }
    try {
      return ECKey.parse(Files.readString(serviceKeyFile(service)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException e) {
      throw new IllegalStateException(serviceKeyFile(service) + " holds no key", e);
    }
  }

  /** The file with the public keys of all services. */
  Path publicKeysFile() {
    List<JWK> keys =
        SERVICES.stream()
            .map(this::serviceKey)
            .map(ECKey::toPublicJWK)
            .map(JWK.class::cast)
            .toList();
    kept("service-jwks.json", () -> new JWKSet(keys).toString(true));
    return folder.resolve("service-jwks.json");
  }

  private static ECKey newKey(String service) {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyID(service)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.ES256)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private String webhookSecret() {
    return "whsec_" + Base64.getEncoder().encodeToString(randomBytes());
  }

  private String randomText() {
    return HexFormat.of().formatHex(randomBytes());
  }

  private byte[] randomBytes() {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    return bytes;
  }

  private synchronized String kept(String name, Supplier<String> first) {
    Path file = folder.resolve(name);
    try {
      if (!Files.exists(file)) {
        write(file, first.get());
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Never leaves half a secret behind, and never one that others can read for a moment. */
  private static void write(Path file, String text) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, text);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
