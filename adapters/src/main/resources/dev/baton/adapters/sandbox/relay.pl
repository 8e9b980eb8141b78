# The way out of a cell: listens on the cell's own loopback, hands every connection on to the unix
# socket, and runs the command. Ends as the command ends.
use strict;
use warnings;
use IO::Select;
use IO::Socket::INET;
use IO::Socket::UNIX;
use POSIX ();

my ($door, $port, @command) = @ARGV;
my $listener = IO::Socket::INET->new(
  Listen => 64, LocalAddr => '127.0.0.1', LocalPort => $port, ReuseAddr => 1)
  or die "baton: no way out: $!\n";
my $child = fork() // die "baton: cannot fork: $!\n";
if (!$child) {
  close $listener;
  exec { $command[0] } @command or die "baton: cannot start $command[0]: $!\n";
}
$SIG{PIPE} = 'IGNORE';
# Others in the cell end here too: this is the first process they fall to.
my $status;
$SIG{CHLD} = sub {
  local ($!, $?);
  while ((my $gone = waitpid(-1, POSIX::WNOHANG())) > 0) {
    $status = $? if $gone == $child;
  }
};
$SIG{$_} = sub { kill $_[0], $child } for qw(TERM INT HUP);

my $reading = IO::Select->new($listener);
my (%other, %waiting);

sub part {
  my $one = shift;
  my $two = delete $other{$one};
  for my $end (grep { defined } $one, $two) {
    $reading->remove($end);
    delete $other{$end};
    close $end;
  }
}

sub hand_on {
  my ($from, $to) = @_;
  my $count = sysread $from, my $bytes, 65536;
  return part($from) unless $count;
  my $at = 0;
  while ($at < $count) {
    my $sent = syswrite $to, $bytes, $count - $at, $at;
    if (!defined $sent) {
      next if $!{EINTR};
      return part($from);
    }
    $at += $sent;
  }
}

until (defined $status) {
  for my $ready ($reading->can_read(0.05)) {
    if ($ready == $listener) {
      my $in = $listener->accept or next;
      my $out = IO::Socket::UNIX->new(Type => SOCK_STREAM, Peer => $door);
      if (!$out) { close $in; next; }
      @other{$in, $out} = ($out, $in);
      $reading->add($in, $out);
    } elsif (exists $other{$ready}) {
      hand_on($ready, $other{$ready});
    }
  }
}
POSIX::_exit($status & 127 ? 128 + ($status & 127) : $status >> 8);
