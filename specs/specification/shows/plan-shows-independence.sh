. ./specs/specification/shows/lab.sh
{
  requirement LND-001 'When a member asks, the desk shall say `yes`.'; scenario LND-001 '`yes` is said'
  requirement RET-001 'When a member leaves, the desk shall say `bye`.'; scenario RET-001 '`bye` is said'
} | spec tools
{ task T-01 LND-001 'src/**' 'sh a.sh'; task T-02 RET-001 src/App.java 'sh b.sh'; } | plan tools
fails 1 baton plan check
says P5-WRITES-MEET
says src/App.java
