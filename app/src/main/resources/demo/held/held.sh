#!/bin/sh
# Runs the acceptance tests whose subject exists. They were held back from the performers.
# Lay this folder over a checkout of the project, then run ./held.sh in it. The tests are copied into
# the checkout and stay there, so use one that is thrown away afterwards.
# Exit codes: those of test.sh; 0 with "0 tests" and no report while no subject exists.
set -eu
cd "$(dirname "$0")"

set --
while read -r subject test; do
  case $subject in '' | '#'*) continue ;; esac
  if [ -f "$subject" ]; then
    target=src/test/java/$(echo "$test" | tr . /).java
    mkdir -p "${target%/*}"
    cp "acceptance/${test##*.}.java.txt" "$target"
    set -- "$@" "$test"
  fi
done < acceptance/subjects.txt

# A report must never tell of an older run, whatever happens next.
rm -rf out/reports
if [ $# -eq 0 ]; then
  echo "0 tests: no subject of an acceptance test exists yet"
  exit 0
fi
if [ ! -f out/.built ]; then
  ./build.sh
else
  # The project is built; only what was laid over it is not.
  if [ ! -f "${JAVAC_AOT:-}" ]; then
    JAVAC_AOT=
  fi
  for test in "$@"; do
    echo "src/test/java/$(echo "$test" | tr . /).java"
  done > out/held
  "${JAVA_HOME:+$JAVA_HOME/bin/}javac" -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -J-Xms128m -J-Xmn96m \
    ${JAVAC_AOT:+"-J-XX:AOTCache=$JAVAC_AOT"} \
    -proc:none -Xlint:all -encoding UTF-8 -cp out/main:out/test -d out/test @out/held
  touch out/.built
fi
./test.sh "$@"
