#!/bin/sh
# Takes a picture of every screen, in light and dark and as wide as a phone, on a stage where
# everything waits that can wait; or on the repository in DIR.
#   build/screens.sh TO [DIR]
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
. "$here/build/jdk.sh"
baton_find_jdk || exit 2
[ $# -ge 1 ] || {
  echo "usage: build/screens.sh TO [DIR]" >&2
  exit 2
}
mkdir -p "$1"
to=$(cd "$1" && pwd)
on=${2:+$(cd "$2" && pwd)}
cd "$here"
JAVA_HOME=$BATON_JDK mvn -q -B -DskipTests -pl app -am package dependency:build-classpath \
  -DincludeScope=test -Dmdep.outputFile=target/test-classpath >/dev/null 2>&1 || {
  echo "screens: the build failed; see: JAVA_HOME=$BATON_JDK mvn -pl app -am package" >&2
  exit 4
}
"$BATON_JDK/bin/java" --enable-native-access=ALL-UNNAMED \
  -cp "app/target/test-classes:$(cat app/target/test-classpath)" dev.baton.app.page.Screens "$to" $on
echo "look at them in $to"
