#!/bin/sh
# The figures in the documents, one command each. Times are noisy: run on a quiet machine.
#   build/bench.sh landing [TASKS]     Baton's own time a landed task, beside bare git
#   build/bench.sh makespan [PLANS]    schedules against what none can beat, in simulated time
#   build/bench.sh queue               the queue's plan beside other ways to land, on simulated traffic
#   build/bench.sh start               baton --version and baton status, median of 20
#   build/bench.sh ledger [append|replay|audit|export]...    the record, a million entries, heap of 256 MB
#   build/bench.sh bridges DIR         every importer over the projects in DIR/<format>/
#   build/bench.sh documents           spec check and plan check on large documents, within Java and as commands
#   build/bench.sh gateway [ROUNDS]    a model's answer through the gateway, beside the same one direct
#   build/bench.sh smells TSV          the lexical rules against labelled requirements
#   build/bench.sh smells-passive FILE the passive rule against a treebank (CoNLL-U)
#   build/bench.sh smells-in-domain DIR [--holdout]    the rules on agent-written specs in DIR
#   build/bench.sh smells-sheet DIR    those sentences without labels, to be labelled
#   build/bench.sh tamper DIR [--shown]   G24 and G38 on the repositories in DIR: weakened tests, real commits
#   build/bench.sh secrets DIR [--shown]  G05 on the samples of a gitleaks checkout in DIR
#   build/bench.sh reading DIR TREE... [--shown]  G04 on a checkout of trojan-source, G04 and G05 on clean trees
#   build/bench.sh judged DIR [--held-out] [--shown]  a labelled set from the repositories in DIR, through the static gates
#   build/bench.sh origins SEQUENCES [SEED]   random histories made by real git, each line held against who typed it
#   build/bench.sh why [COMMITS FILES] baton why and the notes of a landing, in a repository of 50,000 commits and 20,000 files
#   build/bench.sh attribution ROUNDS REPOSITORY...    planted failures in Python projects (bare, sources in src/)
#   build/bench.sh page [VIEWS EVENTS]    start, size and time of the first page, news to many views, memory, layout
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
. "$here/build/jdk.sh"
baton_find_jdk || exit 2
cd "$here"

. "$here/build/compiled.sh"
java_main() { "$BATON_JDK/bin/java" --enable-native-access=ALL-UNNAMED -cp "$classpath" "$@"; }

rounds=20
median() { # name, command... The first three only warm the disk's cache.
  name=$1
  shift
  i=0
  while [ $i -lt $((rounds + 3)) ]; do
    from=$(date +%s%N)
    "$@" >/dev/null 2>&1 || true
    to=$(date +%s%N)
    [ $i -lt 3 ] || echo $(((to - from) / 10000))
    i=$((i + 1))
  done | sort -n | awk -v name="$name" '{v[NR]=$1} END {printf "%s: median %.0f ms, best %.0f ms of %d\n", name, v[int((NR+1)/2)]/100, v[1]/100, NR}'
}

case ${1:-} in
  landing)
    compiled
    java_main -XX:+UseSerialGC -Xmx300m dev.baton.app.LandingBenchmark "${2:-1000}"
    ;;
  page)
    compiled
    java_main -XX:+UseSerialGC -Xmx512m -XX:TieredStopAtLevel=1 dev.baton.app.page.PageBenchmark "${2:-1000}" "${3:-100}" "$BATON_JDK/bin/java"
    ;;
  makespan)
    compiled
    java_main dev.baton.testkit.sim.MakespanMain "${2:-1000}"
    ;;
  queue)
    compiled
    java_main dev.baton.testkit.traffic.TrafficMain
    ;;
  start)
    ./baton --version >/dev/null
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    ./baton demo --keep "$scratch/ferry" >/dev/null 2>&1
    median "baton --version" ./baton --version
    median "baton status" ./baton -C "$scratch/ferry" status
    ;;
  ledger)
    compiled
    shift
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    java_main -Xmx256m -XX:+UseParallelGC dev.baton.adapters.sqlite.LedgerBenchmark "$scratch" "$@"
    ;;
  bridges)
    compiled
    shift
    java_main dev.baton.app.BridgesBenchmark "$@"
    ;;
  documents)
    compiled
    # As the launcher starts Java, so that the first round is what a command does.
    java_main -XX:+UseSerialGC -XX:TieredStopAtLevel=1 dev.baton.adapters.markdown.PlanBenchmark
    ./baton --version >/dev/null
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    git init --quiet "$scratch"
    mkdir -p "$scratch/specs/cells"
    java_main dev.baton.adapters.markdown.PlanBenchmark "$scratch/specs/cells"
    git -C "$scratch" add --all
    git -C "$scratch" -c user.name=b -c user.email=b@localhost commit --quiet -m start
    ./baton -C "$scratch" spec check
    ./baton -C "$scratch" plan check
    rounds=5
    median "baton spec check" ./baton -C "$scratch" spec check
    median "baton plan check" ./baton -C "$scratch" plan check
    ;;
  attribution)
    [ $# -ge 3 ] || { echo "bench: attribution needs a number of rounds and bare repositories" >&2; exit 2; }
    compiled
    shift
    java_main dev.baton.app.blame.AttributionBenchmark "$@"
    ;;
  origins)
    [ $# -ge 2 ] || { echo "bench: origins needs a number of sequences" >&2; exit 2; }
    compiled
    shift
    java_main dev.baton.app.origin.OriginsBenchmark "$@"
    ;;
  why)
    compiled
    java_main dev.baton.app.origin.ProjectionBenchmark 1000
    java_main dev.baton.app.origin.ProjectionBenchmark 10000
    ./baton --version >/dev/null
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    git init --quiet --initial-branch=main "$scratch"
    awk -v COMMITS="${2:-50000}" -v FILES="${3:-20000}" -f build/history.awk |
      git -C "$scratch" fast-import --quiet
    git -C "$scratch" reset --quiet --hard
    git -C "$scratch" config user.name Ada
    git -C "$scratch" config user.email ada@example.org
    cp -R app/src/main/resources/practice/. "$scratch"
    mkdir -p "$scratch/src" "$scratch/tests"
    baton() { ./baton -C "$scratch" "$@" >/dev/null; }
    baton init --no-proof --test true --performer "sh agent.sh"
    git -C "$scratch" add --all
    git -C "$scratch" commit --quiet -m baton
    baton spec approve
    git -C "$scratch" add --all
    git -C "$scratch" commit --quiet -m approved
    baton plan approve
    baton run --uncontained
    ./baton -C "$scratch" why src/hello.sh:1 | sed -n 2p
    median "baton why, a line that landed" ./baton -C "$scratch" why src/hello.sh:1
    median "baton why, a line of the first commit" ./baton -C "$scratch" why src/d7/f7.txt:3
    ;;
  gateway)
    compiled
    java_main dev.baton.adapters.door.model.GatewayBenchmark "${2:-500}"
    ;;
  judged)
    [ $# -ge 2 ] || { echo "bench: judged needs a directory of repositories" >&2; exit 2; }
    compiled
    shift
    java_main dev.baton.adapters.gate.JudgedBenchmark "$@"
    ;;
  tamper | secrets | reading)
    [ $# -ge 2 ] || { echo "bench: $1 needs a directory" >&2; exit 2; }
    case $1 in
      tamper) main=tamper.TamperBenchmark ;;
      secrets) main=secret.SecretsBenchmark ;;
      reading) main=inspect.ReadingBenchmark ;;
    esac
    shift
    JAVA_HOME=$BATON_JDK mvn -q -B -pl core test-compile >/dev/null 2>&1 || {
      echo "bench: the build failed; see: JAVA_HOME=$BATON_JDK mvn -pl core test-compile" >&2
      exit 4
    }
    "$BATON_JDK/bin/java" -cp core/target/test-classes:core/target/classes "dev.baton.core.$main" "$@"
    ;;
  smells | smells-passive | smells-in-domain | smells-sheet)
    [ $# -ge 2 ] || { echo "bench: $1 needs a file or a directory" >&2; exit 2; }
    what=$1
    shift
    JAVA_HOME=$BATON_JDK mvn -q -B -pl core test-compile >/dev/null 2>&1 || {
      echo "bench: the build failed; see: JAVA_HOME=$BATON_JDK mvn -pl core test-compile" >&2
      exit 4
    }
    measure() { "$BATON_JDK/bin/java" -cp core/target/test-classes:core/target/classes dev.baton.core.smell.SmellsBenchmark "$@"; }
    case $what in
      smells) measure labelled "$@" ;;
      smells-passive) measure passive "$@" ;;
      smells-in-domain) measure in-domain build/smells/in-domain.tsv "$@" ;;
      smells-sheet) measure sheet build/smells/in-domain.tsv "$@" ;;
    esac
    ;;
  *)
    sed -n '2,/^set/{/^set/d;p}' "$0" | sed 's/^# \{0,1\}//'
    exit 2
    ;;
esac
