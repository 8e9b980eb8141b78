#!/bin/sh
# Compiles the ferry into out/main; then, against that, the tests and their runner into out/test.
# JAVAC may name another javac.
set -eu
cd "$(dirname "$0")"

rm -rf out/main out/test out/.built
mkdir -p out/main out/test

compile() {
  "${JAVAC:-${JAVA_HOME:+$JAVA_HOME/bin/}javac}" -proc:none -Xlint:all -encoding UTF-8 "$@"
}
compile -d out/main $(find src/main/java -name '*.java')
compile -d out/test -cp out/main $(find src/test/java tools -name '*.java')

touch out/.built
