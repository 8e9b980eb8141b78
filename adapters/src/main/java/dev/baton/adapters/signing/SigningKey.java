package dev.baton.adapters.signing;

import dev.baton.core.log.Checkpoint;
import dev.baton.core.log.SignedNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;

/// The private half, in a file that only its owner may read. Made on first use.
public final class SigningKey {
  private static final String SECRET = "ledger.key";
  private static final String OPEN = "ledger.pub";

  private final String name;
  private final PrivateKey key;
  private final VerifyKey verify;

  private SigningKey(String name, PrivateKey key, VerifyKey verify) {
    this.name = name;
    this.key = key;
    this.verify = verify;
  }

  /// Reads the key from the folder, or makes a pair there: `ledger.key` and `ledger.pub`. Whoever
  /// else makes one at the same time gets the same.
  public static SigningKey in(Path folder, String name) {
    var secret = folder.resolve(SECRET);
    try {
      if (!Files.exists(secret)) {
        make(folder);
      }
      var spec = new PKCS8EncodedKeySpec(VerifyKey.decode(Files.readString(secret), "PRIVATE KEY"));
      return new SigningKey(
          name,
          KeyFactory.getInstance("Ed25519").generatePrivate(spec),
          VerifyKey.read(folder.resolve(OPEN)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the signing key in " + folder, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(secret + " does not hold an Ed25519 key", e);
    }
  }

  public VerifyKey verifyKey() {
    return verify;
  }

  public String name() {
    return name;
  }

  /// The bare Ed25519 signature over these bytes.
  public byte[] sign(byte[] bytes) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot sign with Ed25519", e);
    }
  }

  public SignedNote sign(Checkpoint checkpoint) {
    var signature = sign(checkpoint.text().getBytes(StandardCharsets.UTF_8));
    return SignedNote.of(checkpoint.text(), name, verify.id(name), signature);
  }

  // Both halves at once, and one pair of all that are made at the same time: a folder takes the
  // place of another only where that is empty.
  private static void make(Path folder) throws IOException, GeneralSecurityException {
    var place = Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath();
    Files.createDirectories(place.getParent());
    var draft = Files.createTempDirectory(place.getParent(), place.getFileName() + ".new-");
    try {
      write(draft, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
      Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      Files.deleteIfExists(draft.resolve(SECRET));
      Files.deleteIfExists(draft.resolve(OPEN));
      Files.deleteIfExists(draft);
      if (!Files.exists(place.resolve(SECRET))) {
        throw e;
      }
    }
  }

  private static void write(Path folder, KeyPair pair) throws IOException {
    Files.writeString(folder.resolve(OPEN), new VerifyKey(pair.getPublic()).pem());
    var onlyOwner =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var secret = Files.createFile(folder.resolve(SECRET), onlyOwner);
    Files.writeString(
        secret,
        VerifyKey.encode(pair.getPrivate().getEncoded(), "PRIVATE KEY"),
        StandardOpenOption.WRITE);
  }
}
