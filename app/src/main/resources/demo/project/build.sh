#!/bin/sh
# Compiles everything with one call of javac, because starting javac is what takes the time.
# out/main gets what the ferry needs, out/test gets the tests and the runner.
set -eu
cd "$(dirname "$0")"

rm -rf out/main out/test out/.built
mkdir -p out/main out/test

if grep -rn 'import \(static \)\{0,1\}trial\.' src/main/java; then
  echo "build: src/main/java must not use the test tools" >&2
  exit 1
fi

# JAVAC_AOT may name an AOT cache of javac. It saves a third of the time; without it all works too.
if [ ! -f "${JAVAC_AOT:-}" ]; then
  JAVAC_AOT=
fi

find src/main/java src/test/java tools -name '*.java' > out/sources
"${JAVA_HOME:+$JAVA_HOME/bin/}javac" -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -J-Xms128m -J-Xmn96m \
  ${JAVAC_AOT:+"-J-XX:AOTCache=$JAVAC_AOT"} \
  -proc:none -Xlint:all -encoding UTF-8 -d out/test @out/sources

find src/main/java -type d > out/packages
while read -r package; do
  set --
  for source in "$package"/*.java; do
    name=${source##*/}
    class=out/test/${package#src/main/java}/${name%.java}
    for file in "$class".class "$class"'$'*.class; do
      if [ -f "$file" ]; then
        set -- "$@" "$file"
      fi
    done
  done
  if [ $# -gt 0 ]; then
    mkdir -p "out/main/${package#src/main/java}"
    mv "$@" "out/main/${package#src/main/java}"
  fi
done < out/packages

touch out/.built
