package dev.baton.adapters.markdown;

import dev.baton.core.plan.Plan;
import dev.baton.core.spec.Spec;
import java.nio.charset.StandardCharsets;

/// A spec and its plan that no rule has anything to say about.
final class Garden {
  static final String SPEC =
      """
      ---
      spec: garden-watering
      version: 2
      status: approved
      ---

      # Watering an allotment

      Forty beds, one pump. Plain paragraphs like this one are background, even if they
      mention WTR-001 or what the controller shall do.

      ## Statements

      ### ST-1 · Plot holder, interview 2026-04-02
      > The beds by the fence dry out
      > when we are away.

      ### ST-2 · Treasurer, mail 2026-04-05
      > Last August the pump ran for a night and emptied the well.

      ## Glossary

      ### TERM raised bed
      A planted area with one valve and one moisture probe.
      - Not: plot, patch

      ## Boundaries

      ### B-1 · No feeding
      The controller must not dose fertiliser.
      - Check: `! grep -rn "fertiliser" src/main`

      ## Requirements

      ### WTR-001 · Water a dry bed
      When a probe reports less than 20 % moisture, the controller shall open the valve
      of that raised bed for 10 minutes.
      - Source: ST-1
      - Priority: must
      - Verify: test
      - Decision: D-1

      #### WTR-001/S1 · Dry bed
      - Given the valve of bed 7 is closed
      - When its probe reports 19 %
      - Then the valve is open for 10 minutes

      #### WTR-001/S2 · Moist bed
      - Given the valve of bed 7 is closed
      - When its probe reports 20 %
      - Then the valve stays closed

      ### WTR-002 · Spare the well
      If the well is below 40 cm, then the controller shall stop the pump.
      - Source: ST-2
      - Priority: must
      - Verify: test

      #### WTR-002/S1 · Low well
      - Given the pump runs
      - When the well falls to 39 cm
      - Then the pump is off
      - And the reason reads `LOW_WELL`

      ### MSG-001 · Say so
      When the controller stops the pump, the controller shall mail the treasurer.
      - Source: ST-2
      - Priority: could
      - Verify: test

      #### MSG-001/S1 · One mail
      - Given the pump runs
      - When the controller stops it
      - Then the outbox holds one mail

      ## Qualities

      ### QA-1 · Reaction time
      While 40 probes report each second, the controller shall act on 99 % of reports within 2 s.
      - Source: ST-1
      - Priority: must
      - Verify: benchmark
      - Measured: at the valves, from the report to the click

      ## Questions

      ### Q-1 · Does rain count as watering?
      - Asked: plot holder, 2026-04-09
      - Blocks: WTR-001
      - Answer: no, the probe decides (2026-04-11)

      ## Decisions

      ### D-1 · Ten minutes at a time
      Longer runs wash out seeds.
      - Status: accepted
      - Record: decisions/0001-ten-minutes.md

      ## How an item looks

      ```markdown
      ### WTR-999 · An example, not an item
      It shall and shall and shall.
      ```
      """;

  static final String PLAN =
      """
      ---
      plan: garden-watering
      for: garden-watering@2
      ---

      # Plan

      ### T-01 · Moisture
      - Implements: WTR-001
      - Goal: a dry bed is told from a moist one
      - Reads: docs/probes.md
      - Writes: src/main/java/garden/bed/**, src/test/java/garden/bed/**
      - Shares: src/main/resources/messages.txt
      - Produces: garden.bed.Moisture
      - Budget: context 25k tokens, diff 250 lines, 20 min, $0.50

      ```check
      WTR-001/S1 :: mvn -q test -Dtest=MoistureTest#dry
      WTR-001/S2 :: mvn -q test -Dtest=MoistureTest#moist
      ```

      ### T-02 · Pump guard
      - Implements: WTR-002, MSG-001
      - Goal: the pump never runs the well dry
      - Inputs: garden.well.Gauge
      - Reads: src/main/java/garden/well/**
      - Writes: src/{main,test}/java/garden/pump/**, tests/test_pump.py
      - Shares: src/main/resources/messages.txt
      - Must not: change the gauge, even if it is slow
      - Escalate if: the gauge reports no unit

      ```check
      # the well first
      WTR-002/S1 :: pytest tests/test_pump.py::test_low_well
      MSG-001/S1 :: mvn -q test -Dtest=MailTest
      ```

      ### T-03 · Reaction probe
      - Implements: QA-1
      - Depends: T-01, T-02
      - Goal: two seconds is a number a machine can fail
      - Inputs: garden.bed.Moisture
      - Reads: src/main/**
      - Writes: bench/**
      - Performer: human

      ```check
      QA-1 :: ./bench/reaction.sh --seconds 60
      ```
      """;

  private Garden() {}

  static Spec spec(String text) {
    return new SpecReader().read("spec.md", text.getBytes(StandardCharsets.UTF_8));
  }

  static Plan plan(String text) {
    return new PlanReader().read("plan.md", text.getBytes(StandardCharsets.UTF_8));
  }
}
