. ./specs/specification/shows/lab.sh
requirement LND-001 'When a member asks, the desk shall answer `yes`.' | spec tools
fails 1 baton spec check
says S-HAS-SCENARIO
