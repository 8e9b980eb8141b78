package dev.baton.adapters.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The filter as the kernel would read it, also for the machine this one is not.
class FilterTest {
  private static final int ALLOWED = 0x7FFF0000;
  private static final int KILLED = 0x80000000;
  private static final int NOT_PERMITTED = 0x00050001;
  private static final int NO_SUCH_CALL = 0x00050000 | 38;
  private static final int NOT_SUPPORTED = 0x00050000 | 95;
  private static final long SOMEWHERE = 1L << 40;

  @ParameterizedTest
  @EnumSource(names = {"X86_64", "AARCH64"})
  void lets_nobody_have_a_socket_but_pairs_of_streams(Machine machine) {
    assertThat(answer(machine, Syscall.SOCKET, 1, 1)).isEqualTo(NOT_PERMITTED);
    assertThat(answer(machine, Syscall.SOCKET, 2, 2)).isEqualTo(NOT_PERMITTED);
    assertThat(answer(machine, Syscall.SOCKETPAIR, 1, 1 | 0x80000)).isEqualTo(ALLOWED);
    assertThat(answer(machine, Syscall.SOCKETPAIR, 1, 5)).isEqualTo(ALLOWED);
    assertThat(answer(machine, Syscall.SOCKETPAIR, 1, 2)).isEqualTo(NOT_PERMITTED);
    assertThat(answer(machine, Syscall.SOCKETPAIR, 16, 1)).isEqualTo(NOT_PERMITTED);
  }

  @ParameterizedTest
  @EnumSource(names = {"X86_64", "AARCH64"})
  void lets_nobody_have_a_namespace(Machine machine) {
    assertThat(answer(machine, Syscall.CLONE, 0x01200011)).isEqualTo(ALLOWED);
    assertThat(answer(machine, Syscall.CLONE, 0x10000011)).isEqualTo(NOT_PERMITTED);
    assertThat(answer(machine, Syscall.CLONE3, SOMEWHERE)).isEqualTo(NO_SUCH_CALL);
    assertThat(answer(machine, Syscall.UNSHARE, 0)).isEqualTo(NOT_PERMITTED);
  }

  @ParameterizedTest
  @EnumSource(names = {"X86_64", "AARCH64"})
  void lets_limits_be_read_and_its_own_be_set_but_not_the_mark(Machine machine) {
    assertThat(answer(machine, Syscall.PRLIMIT64, 4711, 7, 0)).isEqualTo(ALLOWED);
    assertThat(answer(machine, Syscall.PRLIMIT64, 0, 7, SOMEWHERE)).isEqualTo(ALLOWED);
    assertThat(answer(machine, Syscall.PRLIMIT64, 0, 10, SOMEWHERE)).isEqualTo(NOT_PERMITTED);
    assertThat(answer(machine, Syscall.PRLIMIT64, 4711, 7, SOMEWHERE)).isEqualTo(NOT_PERMITTED);
    assertThat(answer(machine, Syscall.SETRLIMIT, 7)).isEqualTo(ALLOWED);
    assertThat(answer(machine, Syscall.SETRLIMIT, 10)).isEqualTo(NOT_PERMITTED);
  }

  @ParameterizedTest
  @EnumSource(names = {"X86_64", "AARCH64"})
  void speaks_for_nobody_at_the_terminal_and_ends_not_everybody(Machine machine) {
    assertThat(answer(machine, Syscall.IOCTL, 0, 0x5401)).isEqualTo(ALLOWED);
    assertThat(answer(machine, Syscall.IOCTL, 0, 0x5412)).isEqualTo(NOT_PERMITTED);
    assertThat(answer(machine, Syscall.IOCTL, 0, 0x541C)).isEqualTo(NOT_PERMITTED);
    assertThat(answer(machine, Syscall.KILL, 4711)).isEqualTo(ALLOWED);
    assertThat(answer(machine, Syscall.KILL, -1)).isEqualTo(NOT_PERMITTED);
  }

  @ParameterizedTest
  @EnumSource(names = {"X86_64", "AARCH64"})
  void has_no_attributes_and_lets_programs_begin(Machine machine) {
    assertThat(answer(machine, Syscall.SETXATTR, SOMEWHERE)).isEqualTo(NOT_SUPPORTED);
    assertThat(answer(machine, Syscall.EXECVE, SOMEWHERE)).isEqualTo(ALLOWED);
    assertThat(answer(machine, Syscall.OPENAT, -100)).isEqualTo(ALLOWED);
  }

  @ParameterizedTest
  @EnumSource(names = {"X86_64", "AARCH64"})
  void ends_what_asks_in_the_numbers_of_another_machine(Machine machine) {
    var other = machine == Machine.X86_64 ? Machine.AARCH64 : Machine.X86_64;
    var filter = Filter.of(machine);

    assertThat(answer(filter, other.audit(), 0)).isEqualTo(KILLED);
    if (machine == Machine.X86_64) {
      assertThat(answer(filter, machine.audit(), 0x40000000 | 41)).isEqualTo(NO_SUCH_CALL);
    }
  }

  private static int answer(Machine machine, Syscall syscall, long... arguments) {
    return answer(Filter.of(machine), machine.audit(), syscall.number(machine), arguments);
  }

  private static int answer(
      List<Filter.Instruction> filter, int machine, int number, long... arguments) {
    int held = 0;
    for (int at = 0; ; at++) {
      var each = filter.get(at);
      var value = each.value();
      boolean jumps;
      switch (each.code()) {
        case 0x06 -> {
          return value;
        }
        case 0x20 -> {
          held = loaded(value, machine, number, arguments);
          continue;
        }
        case 0x54 -> {
          held &= value;
          continue;
        }
        case 0x15 -> jumps = held == value;
        case 0x35 -> jumps = Integer.compareUnsigned(held, value) >= 0;
        case 0x45 -> jumps = (held & value) != 0;
        default -> throw new AssertionError("unknown instruction " + each);
      }
      at += jumps ? each.yes() : each.no();
    }
  }

  private static int loaded(int offset, int machine, int number, long... arguments) {
    if (offset < 16) {
      return offset == 0 ? number : machine;
    }
    var index = (offset - 16) / 8;
    var argument = index < arguments.length ? arguments[index] : 0;
    return (int) (offset % 8 == 0 ? argument : argument >>> 32);
  }
}
