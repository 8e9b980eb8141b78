. ./specs/specification/shows/lab.sh
echo 'Free it up quickly.' >mail.txt
fails 3 baton discover tools --statement mail.txt --who Treasurer
grep -q '^### ST-1 · Treasurer' specs/tools/spec.md
grep -qx '> Free it up quickly.' specs/tools/spec.md
