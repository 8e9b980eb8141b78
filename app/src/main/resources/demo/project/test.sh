#!/bin/sh
# Runs tests and writes out/reports/TEST-*.xml.
#   ./test.sh                                all test classes
#   ./test.sh ferry.DeskTest                 one class
#   ./test.sh ferry.DeskTest#fullDeckTakesNothingMore ...
# Exit codes: 0 all passed, 1 a test failed or the build did, 3 a name matched no test.
set -eu
cd "$(dirname "$0")"

# A report must never tell of an older run, whatever happens next.
rm -rf out/reports

if [ ! -f out/.built ] || [ -n "$(find src tools -newer out/.built)" ]; then
  ./build.sh
fi

# Tests this short are over before a compiler would have paid off.
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xint -XX:+UseSerialGC -Xshare:auto \
  -cp out/main:out/test trial.Runner "$@"
