. ./specs/specification/shows/lab.sh
{ requirement LND-001 'When a member asks, the desk shall say `yes`.'; scenario LND-001 '`yes` is said'; } | spec tools
baton init --no-proof --performer true --test true >out.txt 2>&1
git add -A && git commit -q -m before
fails 1 baton gap --html gap.html
grep -q LND-001 gap.html
! grep -Eq '(src|href)="?(https?:)?//|url\(|@import|<script src|<link' gap.html
