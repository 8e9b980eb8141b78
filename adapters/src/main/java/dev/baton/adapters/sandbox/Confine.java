package dev.baton.adapters.sandbox;

import dev.baton.engine.Mark;
import java.io.File;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A process that gives up what it may do, and then becomes another program.
///
/// Until then it is Baton's own, in a Java machine of its own. All is given up by one thread: the
/// one that becomes the program, with which the others end. What that needs is got ready before, so
/// that after the first restriction there are only system calls.
public final class Confine {
  /// Where the shell around it made a folder that is gone with the program.
  static final String SCRATCH = "BATON_SCRATCH";

  /// Instead of wishes: print which Landlock there is.
  static final String VERSION = "--version";

  private static final int CANNOT = 125;
  private static final int NOT_FOUND = 127;

  private static final int NO_NEW_PRIVILEGES = 38;
  private static final int DROP_FROM_BOUND = 24;
  private static final int SET_SECURE_BITS = 28;
  // No rights for being root, none kept, none raised; and locked so.
  private static final int ROOT_IS_NOBODY = 0b1110_1111;
  private static final int HIGHEST_CAPABILITY = 63;
  private static final int CAPABILITIES_VERSION = 0x20080522;

  private static final int FILTER_MODE = 1;
  private static final int CLOSE_ON_EXECUTION = 4;
  private static final int SET_MASK = 2;
  private static final int NOT_A_BINARY = -8;

  private static final List<String> DEVICES =
      List.of("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom");

  private final Kernel kernel;
  private final Wishes wishes;
  private final Path scratch;
  private final Path home;
  private final Map<String, String> environment = new HashMap<>(System.getenv());

  private Confine(Kernel kernel, Wishes wishes) {
    this.kernel = kernel;
    this.wishes = wishes;
    this.scratch = Path.of(environment.remove(SCRATCH));
    this.home = wishes.home().orElseGet(() -> scratch.resolve("home"));
  }

  public static void main(String... arguments) {
    if (Machine.HERE == Machine.OTHER) {
      System.exit(failed("unknown are the system calls of " + System.getProperty("os.arch")));
    }
    try (var kernel = new Kernel()) {
      if (arguments[0].equals(VERSION)) {
        System.out.println(Rules.version(kernel));
      } else {
        System.exit(new Confine(kernel, Wishes.read(List.of(arguments))).become());
      }
    } catch (Kernel.Refused | IOException e) {
      System.exit(failed(String.valueOf(e.getMessage())));
    }
  }

  private static int failed(String why) {
    System.err.println("baton: cannot build a cell: " + why);
    return CANNOT;
  }

  /// Returns only where the program could not be started.
  private int become() throws IOException {
    furnish();
    var program = program();
    var name = kernel.text(program);
    var shell = kernel.text("/bin/sh");
    var arguments = texts(wishes.command());
    var rest = wishes.command().stream().skip(1);
    var script = texts(Stream.concat(Stream.of("/bin/sh", program), rest).toList());
    var variables =
        texts(
            environment.entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()).toList());
    var filter = filter();
    var nothing = kernel.arena().allocate(32, 8).address();
    var rules = rules();
    var folder = kernel.text(wishes.folder().toString());
    mark();

    withoutRights(nothing);
    rules.restrict();
    kernel.must(Syscall.CLOSE_RANGE, 3, 0xFFFFFFFFL, CLOSE_ON_EXECUTION, 0);
    // The Java machine keeps some signals from its threads; the program is to get them all.
    kernel.must(Syscall.RT_SIGPROCMASK, SET_MASK, nothing, 0, 8);
    kernel.must(Syscall.SECCOMP, FILTER_MODE, 0, filter, 0);
    kernel.must(Syscall.CHDIR, folder, 0, 0, 0);
    var error = kernel.call(Syscall.EXECVE, name, arguments, variables, 0, 0);
    if (error == NOT_A_BINARY) {
      error = kernel.call(Syscall.EXECVE, shell, script, variables, 0, 0);
    }
    System.err.println("baton: cannot start " + program + ": error " + -error);
    return NOT_FOUND;
  }

  /// A home with the downloads in it, and a folder for what is temporary.
  private void furnish() throws IOException {
    var temporary = Files.createDirectories(scratch.resolve("tmp"));
    Files.createDirectories(home);
    environment.put("HOME", home.toString());
    environment.put("TMPDIR", temporary.toString());
    // To git a file that is there and cannot be read is an error; in a cell it is to be absent.
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    // A Java machine looks at no variable for this, and says that it picked this one up.
    environment.merge(
        "JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary, (given, ours) -> given + " " + ours);
    for (var each : Shown.downloads(wishes.usersHome()).toList()) {
      var place = home.resolve(each);
      if (!Files.exists(place)) {
        Files.createDirectories(place.resolveSibling("."));
        Files.createSymbolicLink(place, wishes.usersHome().resolve(each));
      }
    }
  }

  /// Looked up as a shell would: on the path, where the name is only a name.
  private String program() {
    var name = wishes.command().getFirst();
    if (name.contains("/")) {
      return name;
    }
    return Stream.of(environment.getOrDefault("PATH", "/usr/bin:/bin").split(File.pathSeparator))
        .map(folder -> Path.of(folder).resolve(name))
        .filter(it -> Files.isRegularFile(it) && Files.isExecutable(it))
        .findFirst()
        .map(Path::toString)
        .orElse(name);
  }

  private Rules rules() {
    var rules = Rules.none(kernel);
    rules.allow(Path.of("/usr"), Rules.READING);
    Shown.PROGRAMS.forEach(it -> rules.allow(Path.of(it), Rules.READING));
    Shown.settings().forEach(it -> rules.allow(it, Rules.READING));
    rules.allow(Path.of("/proc"), Rules.READING);
    Shown.downloads(wishes.usersHome())
        .forEach(it -> rules.allow(wishes.usersHome().resolve(it), Rules.READING));
    wishes.readable().forEach(it -> rules.allow(it, Rules.READING));
    DEVICES.forEach(it -> rules.allow(Path.of(it), Rules.USING));
    Stream.concat(wishes.writable().stream(), Stream.of(scratch, home))
        .forEach(it -> rules.allow(it, Rules.WRITING));
    for (int stream = 0; stream < 3; stream++) {
      rules.allowStream(stream);
    }
    return rules;
  }

  /// On the program and all it starts, for good: the filter lets nobody change this limit.
  private void mark() {
    var settings =
        wishes.marks().stream()
            .filter(environment::containsKey)
            .map(name -> name + "=" + environment.get(name))
            .toList();
    if (!settings.isEmpty()) {
      var limit = kernel.arena().allocate(16, 8);
      limit.set(ValueLayout.JAVA_LONG, 0, Mark.number(settings.getFirst()));
      limit.set(ValueLayout.JAVA_LONG, 8, Mark.number(settings.getFirst()));
      kernel.must(Syscall.PRLIMIT64, 0, Filter.MARK_LIMIT, limit.address(), 0);
    }
  }

  /// Root keeps its number, for its files are root's, and none of its rights. Who is not root has
  /// none to drop, and is refused; what counts is that no program raises any again.
  private void withoutRights(long nothing) {
    kernel.must(Syscall.PRCTL, NO_NEW_PRIVILEGES, 1, 0, 0);
    for (int capability = 0; capability <= HIGHEST_CAPABILITY; capability++) {
      kernel.call(Syscall.PRCTL, DROP_FROM_BOUND, capability, 0, 0, 0);
    }
    kernel.call(Syscall.PRCTL, SET_SECURE_BITS, ROOT_IS_NOBODY, 0, 0, 0);
    var header = kernel.arena().allocate(8, 8);
    header.set(ValueLayout.JAVA_INT, 0, CAPABILITIES_VERSION);
    kernel.must(Syscall.CAPSET, header.address(), nothing, 0, 0);
  }

  private long filter() {
    var instructions = Filter.of(Machine.HERE);
    var written = kernel.arena().allocate(8L * instructions.size(), 8);
    for (int i = 0; i < instructions.size(); i++) {
      var each = instructions.get(i);
      written.set(ValueLayout.JAVA_SHORT, 8L * i, (short) each.code());
      written.set(ValueLayout.JAVA_BYTE, 8L * i + 2, (byte) each.yes());
      written.set(ValueLayout.JAVA_BYTE, 8L * i + 3, (byte) each.no());
      written.set(ValueLayout.JAVA_INT, 8L * i + 4, each.value());
    }
    var program = kernel.arena().allocate(16, 8);
    program.set(ValueLayout.JAVA_SHORT, 0, (short) instructions.size());
    program.set(ValueLayout.JAVA_LONG, 8, written.address());
    return program.address();
  }

  /// As C wants lists of texts: their addresses, and a zero.
  private long texts(List<String> texts) {
    var addresses = new ArrayList<>(texts.stream().map(kernel::text).toList());
    addresses.add(0L);
    var list = kernel.arena().allocate(8L * addresses.size(), 8);
    for (int i = 0; i < addresses.size(); i++) {
      list.setAtIndex(ValueLayout.JAVA_LONG, i, addresses.get(i));
    }
    return list.address();
  }
}
