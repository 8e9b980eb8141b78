#!/bin/sh
# Shows that the simulation can fail: plants three engine bugs, one at a time, in a copy of the
# sources, and expects each to be found within 10,000 seeds.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
. "$here/build/jdk.sh"
baton_find_jdk || exit 2
jspecify=$(find "$here/app/target/lib" "$HOME/.m2/repository/org/jspecify" -name 'jspecify-*.jar' 2>/dev/null | head -n 1)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
missed=0

plant() { # name, file, sed script
  rm -rf "$work/src" "$work/out"
  mkdir -p "$work/src" "$work/out"
  for module in core engine testkit; do
    cp -r "$here/$module/src/main/java/." "$work/src/"
  done
  rm -f "$work/src/dev/baton/testkit/LedgerContract.java"
  cp "$work/src/$2" "$work/before"
  sed -i "$3" "$work/src/$2"
  if cmp -s "$work/before" "$work/src/$2"; then
    echo "$1: NOT PLANTED, the code it changes is no longer there"
    missed=1
    return
  fi
  "$BATON_JDK/bin/javac" -nowarn -proc:none -cp "$jspecify" -d "$work/out" \
    $(find "$work/src" -name '*.java') 2>"$work/javac.log" || {
    cat "$work/javac.log"
    exit 4
  }
  if "$BATON_JDK/bin/java" -cp "$work/out" dev.baton.testkit.sim.SimulationMain --seeds 10000 \
    >"$work/found" 2>&1; then
    echo "$1: MISSED in 10,000 seeds"
    missed=1
  else
    echo "$1: found; $(grep -c '^./baton-sim' "$work/found") or more seeds, first: $(head -n 1 "$work/found" | cut -c1-150)"
  fi
}

plant "a stale token is accepted" dev/baton/core/run/RunRules.java \
  's/if (!task.holder().equals(Optional.of(attempt))) {/if (task.holder().isEmpty()) {/'
plant "an append after acting" dev/baton/engine/Conductor.java \
  's/^    stream.handle(begins.stream()/    for (var step : begins) { var decided = RunRules.decide(stream.run(), new BeginAttempt(step.task(), tip, now)); var next = stream.run(); for (var event : decided.events()) { next = next.evolve(event); } RunRules.next(next).stream().filter(Perform.class::isInstance).map(Perform.class::cast).filter(perform -> perform.task().equals(step.task())).forEach(perform -> performers.perform(perform, reports)); }\n&/'
plant "a verdict that is not tied to its tree" dev/baton/core/run/RunRules.java \
  's/if (!judgement.tree().equals(work.candidate().tree())) {/if (false) {/; s/|| !judgement.tree().equals(combination.tree())//'
exit $missed
