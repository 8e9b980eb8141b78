package dev.baton.core.log;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/// A text with one signature line under it, in the C2SP signed-note format. `blob` is the key's id
/// followed by the signature, in Base64.
public record SignedNote(String text, String signer, String blob) {
  private static final String DASH = "\u2014 ";

  public static SignedNote of(String text, String signer, int keyId, byte[] signature) {
    var bytes = ByteBuffer.allocate(4 + signature.length).putInt(keyId).put(signature).array();
    return new SignedNote(text, signer, Base64.getEncoder().encodeToString(bytes));
  }

  public int keyId() {
    return ByteBuffer.wrap(bytes()).getInt();
  }

  public byte[] signature() {
    var bytes = bytes();
    return Arrays.copyOfRange(bytes, 4, bytes.length);
  }

  public String print() {
    return text + "\n" + DASH + signer + " " + blob + "\n";
  }

  public static SignedNote parse(String note) {
    var split = note.lastIndexOf("\n\n");
    var line = split < 0 ? "" : note.substring(split + 2).strip();
    var space = line.lastIndexOf(' ');
    if (!line.startsWith(DASH) || space <= DASH.length()) {
      throw new IllegalArgumentException("not a signed note: " + note);
    }
    var parsed =
        new SignedNote(
            note.substring(0, split + 1),
            line.substring(DASH.length(), space),
            line.substring(space + 1));
    if (parsed.bytes().length < 5) {
      throw new IllegalArgumentException("a signature that is too short: " + note);
    }
    return parsed;
  }

  private byte[] bytes() {
    return Base64.getDecoder().decode(blob);
  }
}
