. ./specs/specification/shows/lab.sh
{ requirement LND-003 'When a member is late, the desk shall wait 20 minutes.'; scenario LND-003 '20 minutes pass'; } | spec tools
task T-05 LND-003 'src/wait.sh' 'sh tests/wait.sh' | plan tools
git add -A && git commit -q -m before
sed -i 's/wait 20 minutes/wait 15 minutes/' specs/tools/spec.md
fails 1 baton spec diff
says T-05
says LND-003/S1
