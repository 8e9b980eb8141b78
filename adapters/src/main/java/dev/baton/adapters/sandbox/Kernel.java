package dev.baton.adapters.sandbox;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// System calls of Linux, by number, on the calling thread. No native code of Baton's own: all goes
/// through `syscall` of the C library.
///
/// Not safe for several threads, nor meant for them: what is restricted here is one thread.
final class Kernel implements AutoCloseable {
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  private final Arena arena = Arena.ofConfined();
  private final MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
  private final VarHandle errno =
      Linker.Option.captureStateLayout().varHandle(PathElement.groupElement("errno"));
  private final MethodHandle handle;

  /// The kernel said no.
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  // What is asked of the kernel here is checked by nobody else; that is this package's whole work.
  @SuppressWarnings("restricted")
  Kernel() {
    var linker = Linker.nativeLinker();
    handle =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("syscall"),
            FunctionDescriptor.of(LONG, LONG, LONG, LONG, LONG, LONG, LONG),
            Linker.Option.firstVariadicArg(1),
            Linker.Option.captureCallState("errno"));
  }

  /// What the call returns; where it fails, minus the number of the error.
  long call(Syscall syscall, long one, long two, long three, long four, long five) {
    try {
      var number = (long) syscall.number(Machine.HERE);
      var result = (long) handle.invokeExact(state, number, one, two, three, four, five);
      return result == -1 ? -(int) errno.get(state, 0L) : result;
    } catch (Throwable e) {
      throw new IllegalStateException("cannot call " + syscall, e);
    }
  }

  /// The same, where failing is not an answer.
  long must(Syscall syscall, long one, long two, long three, long four) {
    var result = call(syscall, one, two, three, four, 0);
    if (result < 0) {
      throw new Refused(syscall + ": error " + -result);
    }
    return result;
  }

  Arena arena() {
    return arena;
  }

  long text(String text) {
    return arena.allocateFrom(text).address();
  }

  @Override
  public void close() {
    arena.close();
  }
}
