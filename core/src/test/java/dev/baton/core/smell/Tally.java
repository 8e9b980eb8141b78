package dev.baton.core.smell;

import java.util.Locale;

/// How often a judge and a reference said yes or no.
record Tally(int both, int onlyJudge, int onlyReference, int neither) {
  static final Tally NONE = new Tally(0, 0, 0, 0);

  Tally plus(boolean judge, boolean reference) {
    return new Tally(
        both + (judge && reference ? 1 : 0),
        onlyJudge + (judge && !reference ? 1 : 0),
        onlyReference + (!judge && reference ? 1 : 0),
        neither + (!judge && !reference ? 1 : 0));
  }

  int gold() {
    return both + onlyReference;
  }

  int found() {
    return both + onlyJudge;
  }

  double precision() {
    return (double) both / found();
  }

  double recall() {
    return (double) both / gold();
  }

  double f1() {
    return 2.0 * both / (2 * both + onlyJudge + onlyReference);
  }

  /// Cohen's kappa: agreement beyond what the two frequencies alone would give.
  double kappa() {
    double all = both + onlyJudge + onlyReference + neither;
    double agreed = (both + neither) / all;
    double byChance = (found() * (double) gold() + (all - found()) * (all - gold())) / (all * all);
    return (agreed - byChance) / (1 - byChance);
  }

  String row(String name) {
    return "| %s | %d | %d | %s | %s | %s |"
        .formatted(name, gold(), found(), figure(precision()), figure(recall()), figure(f1()));
  }

  static String figure(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f", value);
  }
}
