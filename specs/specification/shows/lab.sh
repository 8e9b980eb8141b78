# Sourced by each check: an empty repository to work in, and the Baton of this checkout.
set -eu
here=$(pwd)
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
export GIT_AUTHOR_NAME=lab GIT_AUTHOR_EMAIL=lab@localhost GIT_COMMITTER_NAME=lab GIT_COMMITTER_EMAIL=lab@localhost
cd "$lab"
git init -q -b main .
echo out.txt >.git/info/exclude
git commit -q --allow-empty -m start

baton() { "$here/baton" "$@"; }
fails() { # exit code, command...
  code=0
  wanted=$1
  shift
  "$@" >out.txt 2>&1 || code=$?
  [ $code = "$wanted" ] || {
    cat out.txt
    echo "exit code $code instead of $wanted: $*"
    exit 1
  }
}
says() { # text
  grep -qF -e "$1" out.txt || {
    cat out.txt
    echo "does not say: $1"
    exit 1
  }
}
spec() { # name; the requirements come from standard input
  mkdir -p "specs/$1"
  {
    printf -- '---\nspec: %s\nversion: 1\nstatus: draft\nowner: lab\nareas: LND, RET\n---\n\n# Lab\n\n' "$1"
    printf '## Stakeholder statements\n\n### ST-1 · A member, by mail\n> Say it.\n\n## Boundaries\n\n### B-1 · Must not\nNo member is named on a page.\n- Source: ST-1\n\n## Requirements\n'
    cat
  } >"specs/$1/spec.md"
}
requirement() { # id, sentence
  printf '\n### %s · One\n%s\n- Source: ST-1\n- Priority: must\n- Verify: test\n' "$1" "$2"
}
scenario() { # id, result
  printf '\n#### %s/S1 · It is so\n- Given a member\n- When the member asks\n- Then %s\n' "$1" "$2"
}
plan() { # name; the tasks come from standard input
  { printf -- '---\nplan: %s\nfor: %s@1\n---\n' "$1" "$1"; cat; } >"specs/$1/plan.md"
}
task() { # id, item, writes, check
  printf '\n### %s · Do %s\n- Implements: %s\n- Goal: it is so\n- Reads: -\n- Writes: %s\n- Performer: agent\n- Budget: context 20k tokens, diff 50 lines, 5 min, $1\n\n```check\n%s/S1 :: %s\n```\n' "$1" "$2" "$2" "$3" "$2" "$4"
}
