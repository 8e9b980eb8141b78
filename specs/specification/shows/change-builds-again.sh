. ./specs/specification/shows/lab.sh
{
  requirement LND-001 'When a member asks, the desk shall say `yes`.'; scenario LND-001 '`yes` is said'
  requirement RET-001 'When a member leaves, the desk shall say `bye`.'; scenario RET-001 '`bye` is said'
} | spec tools
# The performer writes the word that the requirement of its task has.
cat >agent.sh <<'A'
id=$(sed -n 's/^- Implements: //p' "$BATON_BRIEF" | head -n 1)
word=$(grep -A1 "^### $id" specs/tools/spec.md | sed -n 's/.*say `\([^`]*\)`.*/\1/p')
mkdir -p src && echo "$word" >"src/$id"
A
said() { echo "test -s src/$1 && grep -q \"say .$(printf "%s" "\$(cat src/$1)").\" specs/tools/spec.md"; }
{ task T-01 LND-001 src/LND-001 "$(said LND-001)"; task T-02 RET-001 src/RET-001 "$(said RET-001)"; } | plan tools
baton init --no-proof --performer 'sh agent.sh' --test true >out.txt 2>&1
git add -A && git commit -q -m before
for what in spec plan; do baton $what approve --by Host >out.txt 2>&1; done
baton run --uncontained >out.txt 2>&1 || { cat out.txt; exit 1; }
git reset -q --hard main
sed -i 's/say `bye`/say `good-bye`/; s/Then `bye`/Then `good-bye`/' specs/tools/spec.md
git commit -q -a -m 'another word'
baton spec approve --by Host >out.txt 2>&1
baton plan approve --by Host >out.txt 2>&1
baton run --uncontained >out.txt 2>&1 || { cat out.txt; exit 1; }
[ "$(git show main:src/RET-001)" = good-bye ]
baton status --json >out.txt
[ "$(grep -c '"id" *: *"T-' out.txt)" = 1 ]
grep -q '"T-02"' out.txt
