package de.mojoinstitut.sandbox.clerk;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/**
 * The RSA key that signs session tokens; made at the first start and kept, so tokens outlive a
 * restart.
 */
final class SigningKey {

  private static final int BITS = 2048;

  private SigningKey() {}

  /**
   * @param file a private JWK, readable by its owner only
   */
  static RSAKey in(Path file) throws IOException {
    try {
      return Files.exists(file) ? RSAKey.parse(Files.readString(file)) : create(file);
    } catch (ParseException e) {
      throw new IOException("not a key: " + file, e);
    }
  }

  private static RSAKey create(Path file) throws IOException {
    try {
      RSAKey key =
          new RSAKeyGenerator(BITS)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .keyID(Ids.next("ins"))
              .generate();
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path draft = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(draft);
      Files.createFile(
          draft,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(draft, key.toJSONString());
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      return key;
    } catch (JOSEException e) {
      throw new IOException("no key could be made", e);
    }
  }

  /** The public half as a JWKS document. */
  static String published(RSAKey key) {
    return new JWKSet(key).toString(true);
  }
}
