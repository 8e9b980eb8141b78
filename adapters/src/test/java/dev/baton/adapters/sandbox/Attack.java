package dev.baton.adapters.sandbox;

import java.util.ArrayList;
import java.util.List;

/// One thing a hostile program in a cell tries. It succeeds if the script ends well and, where
/// `$OUT/planted` is to be made, that is there afterwards: a cell may have a folder of that name
/// which is only its own.
///
/// Where it is `harmless` it is tried without walls first and has to succeed: only then is it the
/// walls' doing that it fails. In a script `$OUT` is a folder outside that holds `secret`, `$BATON`
/// a process outside, `$TCP` and `$UDP` ports that somebody listens on, and `$SOCKET` a unix
/// socket.
///
/// `open` names what cannot stop it: walls, each with the gap by which they say so themselves.
record Attack(String what, boolean harmless, String script, List<Gap> open) {

  record Gap(String walls, String said) {}

  static final List<Attack> ALL =
      List.of(
          harmless("reads a file of the user's", "cat $OUT/secret"),
          harmless("reads a sibling repository", "cat $OUT/sibling/.git/config"),
          harmless("lists the folder its attempt lies in", "ls $OUT | grep secret"),
          harmless(
              "writes outside its clone through a symlink",
              "ln -sfn $OUT link && echo >link/planted"),
          harmless("links a file of the user's into its clone", "ln -f $OUT/secret mine"),
          harmless(
              "moves a file of the user's away",
              "mv $OUT/secret $OUT/moved && mv $OUT/moved $OUT/secret"),
          harmless(
              "empties a file of the user's",
              "perl -e 'truncate(\"$ENV{OUT}/secret\", 0) or exit 1'"),
          harmful("remounts the system writable, as root", "mount -o remount,bind,rw /usr"),
          harmless("makes itself a user namespace", "unshare -U true"),
          harmless(
              "connects to a port by TCP",
              "perl -MIO::Socket::INET -e 'exit !IO::Socket::INET->new(\"127.0.0.1:$ENV{TCP}\")'"),
          harmless(
              "sends a packet by UDP",
              """
              perl -MIO::Socket::INET -e '
                my $to = IO::Socket::INET->new(PeerAddr => "127.0.0.1:$ENV{UDP}", Proto => "udp")
                  or exit 1;
                $to->send("x"); $to->timeout(1); alarm 2; exit !defined $to->recv(my $back, 1)'
              """),
          harmful("asks for a name by DNS", "perl -e 'exit !gethostbyname(\"example.org\")'"),
          harmless(
              "speaks to a unix socket of the user's",
              "perl -MIO::Socket::UNIX -e 'exit !IO::Socket::UNIX->new(Peer => $ENV{SOCKET})'"),
          harmless("reads the environment of Baton, with the real key", "cat /proc/$BATON/environ"),
          harmless("opens the memory of Baton", "exec 3</proc/$BATON/mem"),
          harmless("sends Baton a signal", "kill -0 $BATON"),
          harmless("changes the limits of Baton", "prlimit --pid $BATON --core=0"),
          harmful(
              "forks without end", "i=0; while [ $i -lt 2000 ]; do sleep 30 & i=$((i + 1)); done"),
          harmless("fills the disk with one file", "head -c 64000000 /dev/zero >big"),
          harmless("takes more memory than it may", "perl -e '$x = \"x\" x 1_000_000_000'")
              .butNot("bubblewrap", "memory is not limited")
              .butNot("landlock", "memory is not limited"),
          harmless("edits the settings of its .git", "echo '[core] fsmonitor = x' >>.git/config")
              .butNot("landlock", "settings and hooks of the clone's own .git can be changed"),
          harmless("plants a hook in its .git", "echo x >.git/hooks/pre-commit")
              .butNot("landlock", "settings and hooks of the clone's own .git can be changed"),
          harmless(
                  "moves its .git away and makes another",
                  "mv .git other && mkdir .git && rmdir .git && mv other .git")
              .butNot("landlock", "settings and hooks of the clone's own .git can be changed"),
          harmless("looks which programs run", "test $(ls -d /proc/[0-9]* | wc -l) -gt 9")
              .butNot("landlock", "names and command lines of all processes can be seen"),
          harmless("looks whether a file exists", "test -e $OUT/secret")
              .butNot(
                  "landlock",
                  "whether a file exists, its size and its times can be seen everywhere"),
          harmless("changes the mode of a file of the user's", "chmod 640 $OUT/secret")
              .butNot("landlock", "modes and times of the user's files can be changed everywhere"));

  private static Attack harmless(String what, String script) {
    return new Attack(what, true, script, List.of());
  }

  private static Attack harmful(String what, String script) {
    return new Attack(what, false, script, List.of());
  }

  private Attack butNot(String walls, String said) {
    var all = new ArrayList<>(open);
    all.add(new Gap(walls, said));
    return new Attack(what, harmless, script, all);
  }

  @Override
  public String toString() {
    return what;
  }
}
