#!/bin/sh
# A scripted model for an agent that is started by hand; see docs/agents/rig.md.
#   build/rig.sh SCRIPT.json ... [--port N] [--record DIR]
# prints one base URL for each script, then a line for each request, until it is stopped.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
. "$here/build/jdk.sh"
baton_find_jdk || exit 2
export JAVA_HOME="$BATON_JDK"

classes=$here/testkit/target/classes
if [ ! -d "$classes" ] || [ -n "$(find "$here/core/src/main" "$here/testkit/src/main" -newer "$classes" -type f | head -n 1)" ]; then
  (cd "$here" && mvn -q -B -DskipTests -pl testkit -am compile) >&2 || exit 4
  touch "$classes"
fi
exec "$BATON_JDK/bin/java" -cp "$here/core/target/classes:$classes" dev.baton.testkit.rig.RigMain "$@"
