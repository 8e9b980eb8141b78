# A stream for git fast-import: FILES files of 20 lines in 200 folders, then COMMITS commits of one line each.
BEGIN {
  srand(7)
  print "feature done"
  print "commit refs/heads/main\ncommitter Ada <ada@example.org> 1500000000 +0000\ndata 5\nstart"
  for (f = 0; f < FILES; f++) put(f, 0)
  for (c = 2; c <= COMMITS; c++) {
    printf "commit refs/heads/main\ncommitter Ada <ada@example.org> %d +0000\ndata 6\nchange\n", 1500000000 + c * 60
    put(int(rand() * FILES), c)
  }
  print "done"
}
function put(f, c,   i, text) {
  if (c > 0) line[f, int(rand() * 20)] = c
  text = ""
  for (i = 0; i < 20; i++) text = text "line " i " of " f " as of " line[f, i] "\n"
  printf "M 100644 inline src/d%d/f%d.txt\ndata %d\n%s\n", f % 200, f, length(text), text
}
