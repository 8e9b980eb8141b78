#!/bin/sh
# Kills Baton and its performers with SIGKILL at random instants of the demo's run, and checks that
# nothing is lost or doubled.
#   build/kill-test.sh 200
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
. "$here/build/jdk.sh"
baton_find_jdk || exit 2
cd "$here"
JAVA_HOME=$BATON_JDK exec mvn -B -pl app -am test -Dtest=KillTest "-Dbaton.kills=${1:-200}" \
  -Dsurefire.failIfNoSpecifiedTests=false
