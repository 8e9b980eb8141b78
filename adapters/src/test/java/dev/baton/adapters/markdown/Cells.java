package dev.baton.adapters.markdown;

import static java.util.stream.Collectors.joining;

import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// A spec and a plan of many equal cells, without a fault. `§` is the number of a cell in three
/// digits and `@` that of the next one.
record Cells(String spec, String plan) {
  private static final String SPEC_CELL =
      """

      ### ST-§ · Holder of bed §
      > Bed § dries out.

      ### TERM valve §
      What lets water into bed §.
      - Not: tap §

      ### BED-§ · Valve §
      When probe § reports a dry bed, the controller shall open valve §.
      - Source: ST-§
      - Priority: must
      - Verify: test

      #### BED-§/S1 · It opens
      - Given valve § is closed
      - When probe § reports a dry bed
      - Then valve § is open

      ### QA-§ · Speed of valve §
      The controller shall open valve § within § ms.
      - Source: ST-§
      - Priority: should
      - Measured: at valve §
      - Verify: benchmark

      ### Q-§ · Is bed § needed?
      - Blocks: BED-§
      - Answer: yes
      """;

  private static final String PLAN_CELL =
      """

      ### T-§ · Valve §
      - Implements: BED-§, QA-§
      - Goal: valve § opens
      - Reads: src/cell§/**
      - Writes: src/cell§/**, test/cell§/**
      - Produces: cell.Valve§

      ```check
      BED-§/S1 :: run s§
      QA-§ :: run q§
      ```

      ### T-§77 · Report on §
      - Depends: T-§
      - Goal: report § is written
      - Inputs: cell.Valve§
      - Reads: src/cell§/**
      - Writes: docs/cell§/**
      """;

  static Cells clean(int count) {
    return clean(1, count);
  }

  /// Those cells alone; none knows of another.
  static Cells clean(int first, int last) {
    return new Cells(
        "---\nspec: cells\n---\n" + repeat(SPEC_CELL, first, last),
        "---\nplan: cells\nfor: cells@1\n---\n" + repeat(PLAN_CELL, first, last));
  }

  Cells inSpec(UnaryOperator<String> change) {
    return new Cells(change.apply(spec), plan);
  }

  Cells inPlan(UnaryOperator<String> change) {
    return new Cells(spec, change.apply(plan));
  }

  static String numbered(String text, int cell) {
    return text.replace("§", "%03d".formatted(cell)).replace("@", "%03d".formatted(cell + 1));
  }

  private static String repeat(String cell, int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(it -> numbered(cell, it)).collect(joining());
  }
}
