package dev.baton.adapters.sandbox;

import static dev.baton.adapters.sandbox.Syscall.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a program in a cell may not ask of the kernel, as a program of the kernel's own filter
/// language.
///
/// A list of what is denied, not of what is allowed: toolchains use most of the rest. Whatever asks
/// in the numbers of another machine (32 bits, x32) is stopped as a whole, for there the list would
/// be another.
final class Filter {
  /// The limit that serves as a mark, because nothing else of Linux uses it. Who could change it
  /// could take the mark off.
  static final int MARK_LIMIT = 10;

  private static final int EPERM = 1;
  private static final int ENOSYS = 38;
  private static final int ENOTSUP = 95;

  private static final Set<Syscall> DENIED =
      Set.of(
          // other processes
          PTRACE,
          PROCESS_VM_READV,
          PROCESS_VM_WRITEV,
          PROCESS_MADVISE,
          PIDFD_GETFD,
          KCMP,
          // namespaces and mounts
          UNSHARE,
          SETNS,
          MOUNT,
          UMOUNT2,
          PIVOT_ROOT,
          CHROOT,
          MOVE_MOUNT,
          OPEN_TREE,
          OPEN_TREE_ATTR,
          FSOPEN,
          FSCONFIG,
          FSMOUNT,
          FSPICK,
          MOUNT_SETATTR,
          OPEN_BY_HANDLE_AT,
          FANOTIFY_INIT,
          // wide doors into the kernel, and one through which sockets could be had
          BPF,
          PERF_EVENT_OPEN,
          USERFAULTFD,
          IO_URING_SETUP,
          IO_URING_ENTER,
          IO_URING_REGISTER,
          KEXEC_LOAD,
          KEXEC_FILE_LOAD,
          INIT_MODULE,
          FINIT_MODULE,
          DELETE_MODULE,
          // keys and memory that the user's other programs share
          ADD_KEY,
          REQUEST_KEY,
          KEYCTL,
          SHMGET,
          SHMAT,
          MSGGET,
          SEMGET,
          MQ_OPEN,
          MQ_UNLINK,
          // every network, and sockets with names: behind those of the desktop are programs that
          // start others
          SOCKET,
          // the machine
          ACCT,
          ADJTIMEX,
          CLOCK_ADJTIME,
          CLOCK_SETTIME,
          SETTIMEOFDAY,
          SETHOSTNAME,
          SETDOMAINNAME,
          SWAPON,
          SWAPOFF,
          REBOOT,
          QUOTACTL,
          QUOTACTL_FD,
          SYSLOG,
          VHANGUP,
          IOPL,
          IOPERM);

  /// Files outside have them too, and Landlock does not look at them. Who copies files takes this
  /// error for a file system without any.
  private static final Set<Syscall> ATTRIBUTES =
      Set.of(
          SETXATTR,
          LSETXATTR,
          FSETXATTR,
          SETXATTRAT,
          REMOVEXATTR,
          LREMOVEXATTR,
          FREMOVEXATTR,
          REMOVEXATTRAT);

  private static final int NEW_NAMESPACES = 0x7E020000;
  private static final int UNIX = 1;
  private static final int KIND = 0xF;
  private static final int STREAM = 1;
  private static final int IN_ORDER = 5;
  private static final int TYPE_FOR_THE_TERMINAL = 0x5412;
  private static final int PASTE_TO_THE_TERMINAL = 0x541C;
  private static final int EVERYBODY = -1;

  private static final int X32 = 0x40000000;

  // Offsets in what the kernel hands the filter. Arguments are of 64 bits, lower half first.
  private static final int NUMBER_AT = 0;
  private static final int MACHINE_AT = 4;
  private static final int ARGUMENTS_AT = 16;

  private static final int LOAD = 0x20;
  private static final int IF_EQUAL = 0x15;
  private static final int IF_AT_LEAST = 0x35;
  private static final int IF_ANY_BIT = 0x45;
  private static final int AND = 0x54;
  private static final int RETURN = 0x06;

  private static final int ALLOW = 0x7FFF0000;
  private static final int KILL_PROCESS = 0x80000000;
  private static final int ERROR = 0x00050000;

  /// An instruction; `yes` and `no` say how many to pass over.
  record Instruction(int code, int yes, int no, int value) {}

  private final Machine machine;
  private final List<Instruction> all = new ArrayList<>();

  private Filter(Machine machine) {
    this.machine = machine;
  }

  static List<Instruction> of(Machine machine) {
    var filter = new Filter(machine);
    filter.write();
    return List.copyOf(filter.all);
  }

  private void write() {
    add(LOAD, 0, 0, MACHINE_AT);
    add(IF_EQUAL, 1, 0, machine.audit());
    add(RETURN, 0, 0, KILL_PROCESS);
    add(LOAD, 0, 0, NUMBER_AT);
    if (machine == Machine.X86_64) {
      add(IF_AT_LEAST, 0, 1, X32);
      refuse(ENOSYS);
    }
    DENIED.stream().sorted().forEach(it -> refuse(it, EPERM));
    ATTRIBUTES.stream().sorted().forEach(it -> refuse(it, ENOTSUP));
    // Its arguments lie in memory that a filter cannot see; C libraries then use the older call.
    refuse(CLONE3, ENOSYS);
    namespaces();
    pairs();
    terminal();
    signals();
    limits();
    add(RETURN, 0, 0, ALLOW);
  }

  private void namespaces() {
    on(CLONE, 4);
    argument(0);
    add(IF_ANY_BIT, 0, 1, NEW_NAMESPACES);
    refuse(EPERM);
    allow();
  }

  /// Two ends of one pipe, which lead nowhere else. An end of datagrams could be pointed elsewhere.
  private void pairs() {
    on(SOCKETPAIR, 8);
    argument(0);
    add(IF_EQUAL, 0, 4, UNIX);
    argument(1);
    add(AND, 0, 0, KIND);
    add(IF_EQUAL, 2, 0, STREAM);
    add(IF_EQUAL, 1, 0, IN_ORDER);
    refuse(EPERM);
    allow();
  }

  /// Words put into the terminal's mouth are commands of the user.
  private void terminal() {
    on(IOCTL, 5);
    argument(1);
    add(IF_EQUAL, 1, 0, TYPE_FOR_THE_TERMINAL);
    add(IF_EQUAL, 0, 1, PASTE_TO_THE_TERMINAL);
    refuse(EPERM);
    allow();
  }

  private void signals() {
    on(KILL, 4);
    argument(0);
    add(IF_EQUAL, 0, 1, EVERYBODY);
    refuse(EPERM);
    allow();
  }

  /// Its own limits but the mark; nobody else's: Baton runs as the same user.
  private void limits() {
    on(SETRLIMIT, 4);
    argument(0);
    add(IF_EQUAL, 0, 1, MARK_LIMIT);
    refuse(EPERM);
    allow();
    on(PRLIMIT64, 10);
    argument(2);
    add(IF_EQUAL, 0, 2, 0);
    upperHalf(2);
    add(IF_EQUAL, 5, 0, 0);
    argument(0);
    add(IF_EQUAL, 0, 2, 0);
    argument(1);
    add(IF_EQUAL, 0, 1, MARK_LIMIT);
    refuse(EPERM);
    allow();
  }

  /// Passes over that many instructions where it is another call.
  private void on(Syscall syscall, int count) {
    add(IF_EQUAL, 0, count, syscall.number(machine));
  }

  private void refuse(Syscall syscall, int error) {
    if (syscall.number(machine) != Syscall.NONE) {
      on(syscall, 1);
      refuse(error);
    }
  }

  private void argument(int index) {
    add(LOAD, 0, 0, ARGUMENTS_AT + 8 * index);
  }

  private void upperHalf(int index) {
    add(LOAD, 0, 0, ARGUMENTS_AT + 8 * index + 4);
  }

  private void refuse(int error) {
    add(RETURN, 0, 0, ERROR | error);
  }

  private void allow() {
    add(RETURN, 0, 0, ALLOW);
  }

  private void add(int code, int yes, int no, int value) {
    all.add(new Instruction(code, yes, no, value));
  }
}
