. ./specs/specification/shows/lab.sh
{ requirement LND-001 'When a member asks, the desk shall answer quickly.'; scenario LND-001 '`yes` is said'; } | spec tools
fails 0 baton spec check
says L-VAGUE
