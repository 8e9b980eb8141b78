package dev.baton.core.rubric;

/// Why a yes was not kept.
public enum Dropped {
  NO_SUCH_ITEM("names no question of the rubric"),
  NO_PLACE("names no file and line"),
  NO_SUCH_FILE("names a file that is not there"),
  NO_SUCH_LINE("names a line beyond the end of the file"),
  FAR_FROM_CHANGE("lies away from what was changed"),
  MISQUOTED("quotes what does not stand there"),
  NO_COUNTEREXAMPLE("claims a bug and shows none"),
  UNFIT_COUNTEREXAMPLE(
      "shows a bug by a file that is there already, lies elsewhere, or no command"),
  NOT_REPRODUCED("claims a bug that its own counterexample does not show");

  private final String words;

  Dropped(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
