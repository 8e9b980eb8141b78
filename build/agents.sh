#!/bin/sh
# Installs the agents that tests drive, in versions that are pinned, through npm.
#   build/agents.sh           Claude Code, Codex, Goose, and the adapters that make two of them speak ACP
#   build/agents.sh --wide    and opencode, Gemini CLI, Copilot CLI, Qwen Code, cline
#   build/agents.sh --list    what is installed, without installing anything
# They go to $BATON_AGENTS, or else ${XDG_CACHE_HOME:-~/.cache}/baton/agents. What is there is kept.
# Standard output and agents.properties there say where each program is: NAME=path, NAME.version=version.
# Exit codes: 0 all are there, 1 some are not, 2 nothing can be installed here.
set -eu

home=${BATON_AGENTS:-${XDG_CACHE_HOME:-$HOME/.cache}/baton/agents}
oldest_node=22
patience=900

# name, package@version, the program in node_modules/.bin, npm options
# Two need their install script: it puts a binary that npm has already fetched into place. The adapters
# go without what is optional, which is a second copy of the agents they drive.
node_row='node node@22.23.3 node --foreground-scripts'
deep_rows='claude @anthropic-ai/claude-code@2.1.328 claude --foreground-scripts
codex @openai/codex@0.169.0 codex --ignore-scripts
goose @aaif/goose-acp@1.50.0 goose-binary-* --ignore-scripts
claude-agent-acp @agentclientprotocol/claude-agent-acp@0.100.0 claude-agent-acp --ignore-scripts --omit=optional
codex-acp @agentclientprotocol/codex-acp@2.6.0 codex-acp --ignore-scripts --omit=optional'
wide_rows='opencode opencode-ai@1.18.33 opencode --foreground-scripts
gemini @google/gemini-cli@0.61.0 gemini --ignore-scripts
copilot @github/copilot@1.0.102 copilot --ignore-scripts
qwen @qwen-code/qwen-code@0.24.4 qwen --ignore-scripts
cline cline@3.0.65 cline --foreground-scripts'

say() { echo "agents: $*" >&2; }

wide=
list=
for word in "$@"; do
  case $word in
    --wide) wide=yes ;;
    --list) list=yes ;;
    *)
      echo "usage: build/agents.sh [--wide] [--list]" >&2
      exit 2
      ;;
  esac
done

version_of() { echo "${1##*@}"; }
place_of() { echo "$home/$1-$(version_of "$2")"; }

# Prints the seconds and megabytes so far until the installation of that name has ended.
show_progress() { # process, name, folder
  began=$(date +%s)
  while kill -0 "$1" 2>/dev/null; do
    sleep 1
    spent=$(($(date +%s) - began))
    if [ "$spent" -gt "$patience" ]; then
      say "$2: not done after $patience s, given up"
      kill "$1" 2>/dev/null || true
    elif [ -t 2 ]; then
      printf '\r\033[K  %s: %s s, %s MB' "$2" "$spent" "$(du -sm "$3" 2>/dev/null | cut -f1)" >&2
    elif [ $((spent % 15)) = 0 ]; then
      say "$2: $spent s, $(du -sm "$3" 2>/dev/null | cut -f1) MB"
    fi
  done
  [ ! -t 2 ] || printf '\r\033[K' >&2
}

# The start of each program: the right node first, and an adapter finds the agent it drives.
write_launcher() { # folder, name, program
  mkdir -p "$1/bin"
  {
    echo '#!/bin/sh'
    echo 'here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)'
    [ -z "${node_bin:-}" ] || printf 'PATH=%s:$PATH\nexport PATH\n' "$node_bin"
    case $2 in
      claude-agent-acp) echo ": \"\${CLAUDE_CODE_EXECUTABLE:=$(program_of claude "$deep_rows")}\"; export CLAUDE_CODE_EXECUTABLE" ;;
      codex-acp) echo ": \"\${CODEX_PATH:=$(program_of codex "$deep_rows")}\"; export CODEX_PATH" ;;
    esac
    printf 'exec "$here"/node_modules/.bin/%s "$@"\n' "$3"
  } >"$1/bin/.$2-$$"
  chmod +x "$1/bin/.$2-$$"
  mv "$1/bin/.$2-$$" "$1/bin/$2"
}

program_of() { # name, rows
  echo "$2" | while read -r name package _; do
    [ "$name" != "$1" ] || echo "$(place_of "$name" "$package")/bin/$name"
  done
}

# A program counts as installed when it has said its own version.
speaks() { # folder, name, version
  mkdir -p "$1/trial"
  said=$(cd "$1/trial" && HOME=$1/trial timeout 60 "$1/bin/$2" --version </dev/null 2>&1) || true
  rm -rf "$1/trial"
  case $said in
    *"$3"*) return 0 ;;
    *)
      say "$2: asked for its version it said: $(echo "$said" | head -n 3)"
      return 1
      ;;
  esac
}

# Into a folder beside the place, which is moved there when it is whole.
install() { # name, package, program, npm options...
  name=$1 package=$2 program=$3
  shift 3
  place=$(place_of "$name" "$package")
  if [ -d "$place" ]; then
    # Written again: the node or the agent that it names may be another by now.
    write_launcher "$place" "$name" "$program"
    return 0
  fi
  half=$home/.half-$name-$$
  rm -rf "$half"
  mkdir -p "$half"
  echo '{"private": true}' >"$half/package.json"
  say "$name: installing $package"
  (cd "$half" && exec npm install --no-audit --no-fund --no-update-notifier --loglevel=error "$@" "$package") \
    >"$half/npm.log" 2>&1 &
  npm=$!
  show_progress "$npm" "$name" "$half"
  if ! wait "$npm"; then
    say "$name: npm could not install $package:"
    grep -v '^$' "$half/npm.log" | tail -n 5 | sed 's/^/  /' >&2
    rm -rf "$half"
    return 1
  fi
  write_launcher "$half" "$name" "$program"
  if ! speaks "$half" "$name" "$(version_of "$package")"; then
    say "$name: $package was fetched, but does not run here"
    rm -rf "$half"
    return 1
  fi
  # Somebody else may have been faster; theirs is as good.
  mv -T "$half" "$place" 2>/dev/null || rm -rf "$half"
  [ -d "$place" ] && say "$name: done"
}

# npm in the background does not hear Ctrl-C, and would write on into what is being removed.
clean_up() {
  if [ -n "$npm" ] && kill "$npm" 2>/dev/null; then
    wait "$npm" 2>/dev/null || true
  fi
  rm -rf "$home"/.half-*-$$ "$home/.rows-$$"
}

# What an installer left that was killed.
sweep() {
  for half in "$home"/.half-*; do
    [ -d "$half" ] || continue
    kill -0 "${half##*-}" 2>/dev/null || rm -rf "$half"
  done
}

find_node() {
  node_bin=
  present=$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/')
  [ "${present:-0}" -lt "$oldest_node" ] || return 0
  set -- $node_row
  install "$@" || return 1
  node_bin=$(place_of "$1" "$2")/node_modules/.bin
  PATH=$node_bin:$PATH
  export PATH
}

install_rows() {
  echo "$1" >"$home/.rows-$$"
  while read -r row; do
    set -f
    set -- $row
    set +f
    install "$@" </dev/null || failed="$failed $1"
  done <"$home/.rows-$$"
  rm -f "$home/.rows-$$"
}

list_rows() {
  echo "$1" | while read -r name package _; do
    place=$(place_of "$name" "$package")
    [ ! -d "$place" ] || printf '%s=%s\n%s.version=%s\n' \
      "$name" "$place/bin/$name" "$name" "$(version_of "$package")"
  done
}

rows=$deep_rows
[ -z "$wide" ] || rows="$deep_rows
$wide_rows"
if [ -n "$list" ]; then
  list_rows "$node_row
$deep_rows
$wide_rows"
  exit 0
fi
if ! command -v npm >/dev/null 2>&1; then
  say "npm is missing, and the agents come through it (Debian: apt-get install npm)"
  exit 2
fi
mkdir -p "$home"
home=$(cd "$home" && pwd)
npm=
trap clean_up EXIT
trap 'exit 130' INT TERM
sweep
if ! find_node; then
  say "the agents need Node $oldest_node or newer, and neither is it here nor could npm install it"
  exit 2
fi
failed=
install_rows "$rows"
list_rows "$node_row
$deep_rows
$wide_rows" >"$home/.properties-$$"
mv "$home/.properties-$$" "$home/agents.properties"
cat "$home/agents.properties"
if [ -n "$failed" ]; then
  say "NOT INSTALLED:$failed"
  exit 1
fi
