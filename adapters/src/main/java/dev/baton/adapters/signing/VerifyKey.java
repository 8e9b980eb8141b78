package dev.baton.adapters.signing;

import dev.baton.core.hash.Hash;
import dev.baton.core.log.SignedNote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// The public half: all a stranger needs.
public final class VerifyKey {
  private static final int RAW = 32;

  private final PublicKey key;

  VerifyKey(PublicKey key) {
    this.key = key;
  }

  public static VerifyKey fromPem(String pem) {
    try {
      var spec = new X509EncodedKeySpec(decode(pem, "PUBLIC KEY"));
      return new VerifyKey(KeyFactory.getInstance("Ed25519").generatePublic(spec));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException("not an Ed25519 public key in PEM form", e);
    }
  }

  public static VerifyKey read(Path file) throws IOException {
    return fromPem(Files.readString(file));
  }

  /// Whether the note was signed with this key under the name it gives.
  public boolean vouchesFor(SignedNote note) {
    return note.keyId() == id(note.signer())
        && vouchesFor(note.text().getBytes(StandardCharsets.UTF_8), note.signature());
  }

  /// Whether these very bytes were signed with this key.
  public boolean vouchesFor(byte[] bytes, byte[] signed) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update(bytes);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  public String pem() {
    return encode(key.getEncoded(), "PUBLIC KEY");
  }

  // C2SP signed note: SHA-256 over name, newline, algorithm 1 and the raw key; its first 4 bytes.
  int id(String name) {
    var raw = key.getEncoded();
    var content = new ByteArrayOutputStream();
    content.writeBytes(name.getBytes(StandardCharsets.UTF_8));
    content.write('\n');
    content.write(1);
    content.writeBytes(Arrays.copyOfRange(raw, raw.length - RAW, raw.length));
    var hash = Hash.of(content.toByteArray()).hex();
    return HexFormat.fromHexDigits(hash, 0, 8);
  }

  static String encode(byte[] der, String label) {
    var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }

  static byte[] decode(String pem, String label) {
    var body =
        pem.replace("-----BEGIN " + label + "-----", "").replace("-----END " + label + "-----", "");
    return Base64.getMimeDecoder().decode(body.strip());
  }
}
