package dev.baton.adapters.sandbox;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;

/// Rules of Landlock: which files a thread and its children may still reach, and how. What no rule
/// names they do not reach at all.
final class Rules {
  /// Before this version files could be cut to nothing in spite of the rules (Linux 6.2).
  static final int OLDEST = 3;

  /// From this version on signals stay among those who are confined together (Linux 6.12).
  static final int KEEPS_SIGNALS = 6;

  private static final long EXECUTE = 1;
  private static final long WRITE_FILE = 1 << 1;
  private static final long READ_FILE = 1 << 2;
  private static final long READ_FOLDER = 1 << 3;
  private static final long MAKE_DEVICE = 1 << 6 | 1 << 11;
  private static final long TRUNCATE = 1 << 14;
  private static final long COMMAND_DEVICE = 1 << 15;
  private static final long OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | COMMAND_DEVICE;

  static final long READING = EXECUTE | READ_FILE | READ_FOLDER;
  static final long WRITING = 0xFFFF & ~MAKE_DEVICE;
  static final long USING = WRITE_FILE | READ_FILE | TRUNCATE | COMMAND_DEVICE;

  private static final int VERSION = 1;
  private static final int PATH_BENEATH = 1;
  private static final int EVERY_NETWORK_RIGHT = 0b11;
  private static final int EVERY_SCOPE = 0b11;
  private static final int HERE = -100;
  private static final int NAME_ONLY_AND_CLOSE = 0x200000 | 0x80000;

  private final Kernel kernel;
  private final long rights;
  private final long set;

  private Rules(Kernel kernel, long rights, long set) {
    this.kernel = kernel;
    this.rights = rights;
    this.set = set;
  }

  /// Which Landlock this kernel has; below 1 where it has none.
  static long version(Kernel kernel) {
    return kernel.call(Syscall.LANDLOCK_CREATE_RULESET, 0, 0, VERSION, 0, 0);
  }

  static Rules none(Kernel kernel) {
    var version = version(kernel);
    if (version < OLDEST) {
      throw new Kernel.Refused("this kernel's Landlock is of version " + version);
    }
    var rights = version < 5 ? 0x7FFFL : 0xFFFFL;
    var wish = kernel.arena().allocate(24, 8);
    wish.set(ValueLayout.JAVA_LONG, 0, rights);
    wish.set(ValueLayout.JAVA_LONG, 8, version < 4 ? 0 : EVERY_NETWORK_RIGHT);
    wish.set(ValueLayout.JAVA_LONG, 16, version < KEEPS_SIGNALS ? 0 : EVERY_SCOPE);
    // What an older kernel does not know is zero, which it takes for absent.
    return new Rules(
        kernel,
        rights,
        kernel.must(Syscall.LANDLOCK_CREATE_RULESET, wish.address(), wish.byteSize(), 0, 0));
  }

  /// A path and all beneath it; nothing where there is nothing.
  void allow(Path path, long wanted) {
    if (Files.exists(path)) {
      var folder = Files.isDirectory(path);
      allow(
          kernel.must(Syscall.OPENAT, HERE, kernel.text(path.toString()), NAME_ONLY_AND_CLOSE, 0),
          folder ? wanted : wanted & OF_FILES);
    }
  }

  private void allow(long opened, long wanted) {
    var error =
        kernel.call(Syscall.LANDLOCK_ADD_RULE, set, PATH_BENEATH, rule(opened, wanted), 0, 0);
    if (error < 0) {
      throw new Kernel.Refused("no rule for " + opened + ": error " + -error);
    }
  }

  /// What the thread was given as a stream, so that it can be opened again by its name in `/dev`. A
  /// pipe needs no rule and gets none.
  void allowStream(int stream) {
    kernel.call(Syscall.LANDLOCK_ADD_RULE, set, PATH_BENEATH, rule(stream, USING), 0, 0);
  }

  // Twelve bytes, for the kernel packs them.
  private long rule(long opened, long wanted) {
    MemorySegment rule = kernel.arena().allocate(12, 8);
    rule.set(ValueLayout.JAVA_LONG, 0, wanted & rights);
    rule.set(ValueLayout.JAVA_INT, 8, (int) opened);
    return rule.address();
  }

  void restrict() {
    kernel.must(Syscall.LANDLOCK_RESTRICT_SELF, set, 0, 0, 0);
  }
}
