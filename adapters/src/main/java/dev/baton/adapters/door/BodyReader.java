package dev.baton.adapters.door;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/// A request's body, and where it ends. Never reads a byte past it.
final class BodyReader extends InputStream {
  private static final int MOST_CHUNK_DIGITS = 8;

  private final Pipe pipe;
  private final Bounds bounds;
  private final boolean chunked;
  private boolean invited;
  private boolean begun;
  private boolean ended;
  private long left;
  private long taken;

  private BodyReader(Pipe pipe, Bounds bounds, boolean chunked, long length, boolean invited) {
    this.pipe = pipe;
    this.bounds = bounds;
    this.chunked = chunked;
    this.invited = invited;
    left = length;
    ended = !chunked && length == 0;
  }

  static BodyReader of(Head head, Pipe pipe, Bounds bounds) throws Malformed {
    var lengths = head.headers().all("content-length");
    var codings = head.headers().all("transfer-encoding");
    if (!codings.isEmpty() && (head.isOld() || !lengths.isEmpty())) {
      throw Malformed.because("a body with two ends: a length and a transfer encoding");
    }
    if (codings.size() > 1 || lengths.size() > 1) {
      throw Malformed.because("a body whose end is said twice");
    }
    var invited = !head.awaitsContinue();
    if (!codings.isEmpty()) {
      if (!codings.getFirst().equalsIgnoreCase("chunked")) {
        throw new Malformed(501, "no transfer encoding but chunked");
      }
      return new BodyReader(pipe, bounds, true, 0, invited);
    }
    return new BodyReader(
        pipe, bounds, false, length(lengths.isEmpty() ? "0" : lengths.getFirst(), bounds), invited);
  }

  private static long length(String text, Bounds bounds) throws Malformed {
    // Digits alone: no sign, no list, nothing that some other reader takes for another number.
    if (!Characters.isDigits(text) || text.length() > 18) {
      throw Malformed.because("not a length");
    }
    var length = Long.parseLong(text);
    if (length > bounds.body()) {
      throw tooLong(bounds);
    }
    return length;
  }

  private static Malformed tooLong(Bounds bounds) {
    return new Malformed(413, "a body of more than " + bounds.body() + " bytes");
  }

  /// Whether the next request begins right here. If not, the rest is read up to so many bytes.
  boolean isOver(int most) throws IOException {
    if (ended) {
      return true;
    }
    if (!invited) {
      // The client may send its body or keep it; only a new connection is unambiguous.
      return false;
    }
    var bytes = new byte[8 << 10];
    for (int read = 0; read < most; ) {
      var count = read(bytes, 0, bytes.length);
      if (count < 0) {
        return true;
      }
      read += count;
    }
    return false;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (ended) {
      return -1;
    }
    begin();
    if (chunked && left == 0 && !nextChunk()) {
      return -1;
    }
    var count = pipe.read(bytes, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw pipe.isLate()
          ? new Malformed(408, "too slow")
          : new EOFException("the body ends too early");
    }
    left -= count;
    if (left == 0) {
      endOfPiece();
    }
    return count;
  }

  private void begin() throws IOException {
    if (begun) {
      return;
    }
    begun = true;
    pipe.within(bounds.arrival());
    if (!invited) {
      invited = true;
      pipe.write(ByteBuffer.wrap(HeadReader.bytes("HTTP/1.1 100 Continue\r\n\r\n")));
    }
  }

  private void endOfPiece() throws IOException {
    if (!chunked) {
      end();
      return;
    }
    if (pipe.next() != '\r' || pipe.next() != '\n') {
      throw Malformed.because("a chunk that does not end where it says");
    }
  }

  private boolean nextChunk() throws IOException {
    var reader = new HeadReader(pipe, bounds);
    left = chunkSize(reader.line(pipe.next()));
    taken += left;
    if (taken > bounds.body()) {
      throw tooLong(bounds);
    }
    if (left == 0) {
      // What follows a chunked body is read and dropped: nobody here may act on it.
      reader.fields();
      end();
      return false;
    }
    return true;
  }

  private static long chunkSize(String line) throws Malformed {
    var semicolon = line.indexOf(';');
    var digits = semicolon < 0 ? line : line.substring(0, semicolon).stripTrailing();
    if (digits.isEmpty()
        || digits.length() > MOST_CHUNK_DIGITS
        || !digits.chars().allMatch(HexFormat::isHexDigit)) {
      throw Malformed.because("not the size of a chunk");
    }
    return HexFormat.fromHexDigitsToLong(digits);
  }

  private void end() {
    ended = true;
    pipe.withoutLimit();
  }
}
