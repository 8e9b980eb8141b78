#!/bin/sh
# Every agent Baton knows and that is installed here, on one tiny task in a cell, with a scripted
# model: prints the table of docs/agents/tried.md.
#   build/agents.sh --wide && build/agents-table.sh >docs/agents/tried.md
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
rig=
trap '[ -z "$rig" ] || kill "$rig" 2>/dev/null; rm -rf "$work"' EXIT
cat >"$work/greet.json" <<'S'
{"steps": [
  {"say": "Reading.", "do": [{"read": {"path": "greet.txt"}}]},
  {"do": [{"edit": {"path": "greet.txt", "old": "hello world", "new": "hello baton"}}]},
  {"say": "Done."}]}
S
"$here/build/rig.sh" "$work/greet.json" >"$work/rig" 2>/dev/null &
rig=$!
until grep -q '^mcp ' "$work/rig"; do
  kill -0 "$rig" 2>/dev/null || { echo "agents-table: the rig did not start" >&2; exit 4; }
  sleep 0.2
done
base=$(grep -o 'http://127[^ ]*/s/greet' "$work/rig" | head -n 1)

cat <<'H'
# Agents, tried

By `build/agents-table.sh`: each agent that is installed, in a cell, on one tiny task, with a scripted
model. The tokens are what the script says a request takes, counted on the wire.

| agent | session | edit | asked leave for | usage | left running |
|---|---|---|---|---|---|
H
for agent in claude codex goose gemini copilot opencode qwen; do
  ANTHROPIC_API_KEY=sk-scripted OPENAI_API_KEY=sk-scripted GEMINI_API_KEY=sk-scripted \
    "$here/baton" agents try "$agent" --endpoint "$base" >"$work/said" 2>/dev/null || true
  row() { sed -n "s/^$1  *//p" "$work/said" | sed "s|/[^] ]*/clone/||g" | head -n 1; }
  why=$(row failed)
  printf '| `%s` | %s | %s | %s | %s | %s |\n' "$agent" "$(row session)" "$(row edit)${why:+: $why}" \
    "$(row permission)" "$(row usage)" "$(row 'left running')"
done
