. ./specs/specification/shows/lab.sh
echo 'Free it up quickly.' >one.txt
echo 'Lend it to anybody.' >two.txt
fails 3 baton discover tools --statement one.txt --who Treasurer
fails 3 baton discover tools --statement two.txt --who Member
fails 3 baton discover tools --export q.md
awk '/^Answer:/ && !done { print "Answer: within 15 minutes"; done = 1; next } { print }' q.md >a.md
fails 3 baton discover tools --import a.md --by Host
[ "$(grep -c '^- Answered by: Host' specs/tools/spec.md)" = 1 ]
grep -q 'within 15 minutes' specs/tools/spec.md
