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

# What is here may be older than the sources just laid over it.
rm -rf out/.built out/reports
if [ $# -eq 0 ]; then
  echo "0 tests: no subject of an acceptance test exists yet"
  exit 0
fi
./test.sh "$@"
