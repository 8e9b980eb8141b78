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
. "$here/build/compiled.sh"
compiled
"$BATON_JDK/bin/java" --enable-native-access=ALL-UNNAMED -cp "$classpath" dev.baton.app.page.Screens "$to" $on
echo "look at them in $to"
