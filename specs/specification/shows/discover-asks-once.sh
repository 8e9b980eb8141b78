. ./specs/specification/shows/lab.sh
echo 'Free it up quickly.' >mail.txt
fails 3 baton discover tools --statement mail.txt --who Treasurer
before=$(grep -c '^### Q-' specs/tools/spec.md)
question=$(sed -n 's/^### \(Q-[0-9]*\).*/\1/p' specs/tools/spec.md | head -n 1)
baton discover tools --answer "$question" --text "within 15 minutes" --by Host >out.txt 2>&1 || true
baton discover tools </dev/null >out.txt 2>&1 || true
[ "$(grep -c '^### Q-' specs/tools/spec.md)" = "$before" ]
