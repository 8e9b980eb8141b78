package dev.baton.adapters.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.finding.Finding;
import dev.baton.core.plan.BasePaths;
import dev.baton.core.plan.PlanRules;
import dev.baton.core.spec.SpecRules;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every kind of defect, seeded into fifty clean specs and plans, each among its neighbours, is
/// found.
class SeededDefectsTest {
  private static final int VARIANTS = 50;
  private static final int NEIGHBOURS = 2;

  @Test
  void the_clean_originals_find_nothing() {
    assertThat(findings(Cells.clean(VARIANTS + 1))).isEmpty();
    for (int cell = 1; cell <= VARIANTS; cell++) {
      assertThat(findings(around(cell))).isEmpty();
    }
    assertThat(findings(new Cells(Garden.SPEC, Garden.PLAN))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "S-UNIQUE-ID       | ST-@ ·                              | ST-§ ·",
        "S-UNIQUE-ID       | BED-@/S1 ·                          | BED-§/S1 ·",
        "S-HAS-SOURCE      | shall open valve §.~- Source: ST-§  | shall open valve §.",
        "S-HAS-SOURCE      | Source: ST-§~- Priority: must       | Source: -~- Priority: must",
        "S-SOURCE-EXISTS   | Source: ST-§~- Priority: must       | Source: ST-9§~- Priority: must",
        "S-SOURCE-EXISTS   | Source: ST-§~- Priority: should     | Source: BED-§~- Priority: should",
        "S-SOURCE-EXISTS   | Source: ST-§~- Priority: must       | Source: Bo~- Priority: must",
        "S-ONE-SHALL       | shall open valve §.                 | opens valve §.",
        "S-ONE-SHALL       | shall open valve §.                 | shall open and shall log valve §.",
        "S-ONE-SHALL       | shall open valve §.                 | shall open valve §.~~It SHALL log.",
        "S-ONE-SHALL       | shall open valve § within           | opens valve § within",
        "S-PRIORITY        | ST-§~- Priority: must               | ST-§~- Priority: high",
        "S-PRIORITY        | ST-§~- Priority: should             | ST-§",
        "S-VERIFY          | test~~#### BED-§/S1                 | hope~~#### BED-§/S1",
        "S-VERIFY          | benchmark~~### Q-§                  | test~- Verify: demo~~### Q-§",
        "S-HAS-SCENARIO    | BED-§/S1 ·                     | About BED-§/S1 ·",
        "S-SCENARIO-OWNER  | BED-§ ·                         | About BED-§ ·",
        "S-STEPS           | - Given valve § is closed           | - And valve § is closed",
        "S-STEPS           | - When probe § reports a dry bed    | - Then probe § reports a dry bed",
        "S-STEPS           | - Then valve § is open~             | ~",
        "S-OPEN-QUESTION   | Blocks: BED-§~- Answer: yes         | Blocks: BED-§",
        "S-OPEN-QUESTION   | Blocks: BED-§~- Answer: yes         | Blocks: BED-§~- Answer: -",
        "S-BLOCKS-EXIST    | Blocks: BED-§                       | Blocks: BED-9§",
        "S-NUMBER          | valve § within § ms                 | a valve quickly",
        "S-TEXT            | > Bed § dries out.~                 | ~",
        "S-UNIT            | within § ms                         | within §",
        "S-CONDITION       | valve § within § ms                 | valve § §ms",
        "S-MEASURED        | - Measured: at valve §~             | ~",
        "S-EARS            | When probe § reports a dry bed, the | Whenever probe § reports a dry bed, the",
        "S-EARS            | When probe § reports a dry bed, the | If probe § reports a dry bed, the",
        "S-EARS            | the controller shall open valve §.  | shall open valve §.",
        "S-COMPOUND        | shall open valve §.                 | shall open valve § and notify holder §.",
        "S-PRONOUN         | shall open valve §.                 | shall open it, valve §.",
        "S-BANNED-SYNONYM  | shall open valve §.                 | shall open tap §.",
        "S-BANNED-SYNONYM  | - Then valve § is open              | - Then tap § is open",
        "S-INVISIBLE       | shall open valve §.                 | shall open \u202Evalve §.",
        "S-ANSWERED        | > Bed § dries out.~                 | > Bed § dries out.~~### ST-§9 · Bo~> Bed § is red.~",
        "S-CITES           | - Not: tap §                        | - Not: tap §~- Source: ST-9§",
        "S-KNOWN-FIELD     | Blocks: BED-§                       | Blocks: BED-§~- Colour: green",
      })
  void of_a_spec_are_found(String rule, String good, String bad) {
    for (int cell = 1; cell <= VARIANTS; cell++) {
      int place = cell;
      assertFound(rule, around(cell).inSpec(text -> seed(text, good, bad, place)), place);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "P1-UNCOVERED      | Implements: BED-§, QA-§             | Implements: QA-§",
        "P1-UNCOVERED      | Implements: BED-§, QA-§             | Implements: BED-§",
        "P2-ONE-CHECK      | BED-§/S1 :: run s§~                 | ~",
        "P2-ONE-CHECK      | QA-§ :: run q§~                     | ~",
        "P2-ONE-CHECK      | QA-§ :: run q§                      | QA-§ :: run q§~QA-§ :: run r§",
        "P2-ONE-CHECK      | BED-@/S1 :: run s@                  | BED-@/S1 :: run s@~BED-§/S1 :: x",
        "P3-DUPLICATE      | T-§77 ·                          | T-§ ·",
        "P3-DUPLICATE      | Depends: T-§                        | Depends: T-§, T-§",
        "P3-DANGLING       | Depends: T-§                        | Depends: T-§, T-9§",
        "P3-DANGLING       | Implements: BED-§, QA-§             | Implements: BED-§, QA-§, BED-9§",
        "P3-DANGLING       | BED-§/S1 :: run s§                  | BED-§/S1 :: run s§~BED-§/S9 :: x",
        "P4-CYCLE          | - Goal: valve § opens               | - Goal: §~- Depends: T-§77",
        "P4-CYCLE          | - Goal: valve § opens               | - Goal: §~- Depends: T-§",
        "P5-WRITES-MEET    | , test/cell§/**                     | , test/cell@/A.java",
        "P5-WRITES-MEET    | , test/cell§/**                     | , src/cell@/{a,b/**}",
        "P5-WRITES-MEET    | , test/cell§/**                     | , */cell@/*.txt",
        "P5-WRITES-MEET    | Writes: docs/cell§/**               | Writes: docs/cell§/**, docs/cell@/?",
        "P5-WRITES-MEET    | , test/cell§/**                     | ~- Shares: src/cell@/All.java",
        "P6-STALE-READ     | Reads: src/cell§/**~- Writes: docs  | Reads: src/cell@/A.java~- Writes: docs",
        "P6-STALE-READ     | Reads: src/cell§/**~- Writes: src   | Reads: **/cell@/**~- Writes: src",
        "P6-STALE-READ     | - Depends: T-§~                     | ~",
        "P7-INPUT          | - Depends: T-§~                     | ~",
        "P7-INPUT          | Inputs: cell.Valve§                 | Inputs: cell.Pump§",
        "P7-INPUT          | Inputs: cell.Valve§                 | Inputs: cell.Valve@",
        "P8-TEST-OUT-OF-REACH | BED-§/S1 :: run s§               | BED-§/S1 :: sh checks/s§.sh",
        "P9-CONTEXT        | - Goal: valve § opens               | - Goal: §~- Budget: context 10 tokens",
        "P-WRITES          | - Writes: docs/cell§/**~            | ~",
        "P-GOAL            | - Goal: valve § opens~              | ~",
        "P-KNOWN-FIELD     | - Goal: valve § opens               | - Goal: §~- Colour: green",
        "R-CHECK-LINE      | QA-§ :: run q§                      | QA-§ = run q§",
        "R-GLOB            | docs/cell§/**                       | ../docs/cell§/**",
        "R-ID              | Depends: T-§                        | Depends: T-§, the pump of bed §",
        "R-HEADING         | T-§77 ·                          | T-§77:",
      })
  void of_a_plan_are_found(String rule, String good, String bad) {
    for (int cell = 1; cell <= VARIANTS; cell++) {
      int place = cell;
      assertFound(rule, around(cell).inPlan(text -> seed(text, good, bad, place)), place);
    }
  }

  private static Cells around(int cell) {
    return Cells.clean(Math.max(1, cell - NEIGHBOURS), cell + NEIGHBOURS);
  }

  private static String seed(String text, String good, String bad, int cell) {
    var from = Cells.numbered(good.replace('~', '\n'), cell);
    assertThat(text).contains(from);
    return text.replace(from, Cells.numbered(bad.replace('~', '\n'), cell));
  }

  private static void assertFound(String rule, Cells cells, int cell) {
    var number = Cells.numbered("§", cell);
    assertThat(findings(cells))
        .as("%s in cell %s", rule, number)
        .anyMatch(it -> it.rule().equals(rule) && (it.item() + it.message()).contains(number));
  }

  private static List<Finding> findings(Cells cells) {
    var spec = Garden.spec(cells.spec());
    var base = new BasePaths(List.of("src/main/java/garden/well/Gauge.java"));
    return Stream.concat(
            SpecRules.check(spec).stream(),
            PlanRules.check(Garden.plan(cells.plan()), spec, base, List.of()).stream())
        .toList();
  }
}
