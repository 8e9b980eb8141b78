package dev.baton.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.decision.Decision.Status;
import dev.baton.core.decision.DecisionRule.Concept;
import dev.baton.core.decision.DecisionRule.Forbid;
import dev.baton.core.decision.DecisionRule.Layer;
import dev.baton.core.decision.DecisionRule.Layers;
import dev.baton.core.decision.DecisionRule.Only;
import dev.baton.core.imports.ImportGraph;
import dev.baton.core.imports.Language;
import dev.baton.core.imports.Reader;
import dev.baton.core.plan.Glob;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RulingsTest {
  private final Map<String, String> files = new LinkedHashMap<>();

  @BeforeEach
  void three_floors() {
    files.put("web/Page.java", "package shop.web;\nimport shop.desk.Desk;\nclass Page {}");
    files.put("desk/Desk.java", "package shop.desk;\nimport shop.core.Cart;\npublic class Desk {}");
    files.put("core/Cart.java", "package shop.core;\nimport java.util.List;\npublic class Cart {}");
  }

  /// Each as `path:line what`.
  private List<String> breaches(DecisionRule rule) {
    return breaches(rule, new Status.Accepted());
  }

  private List<String> breaches(DecisionRule rule, Status status) {
    var decision =
        new Decision(
            "0001",
            "Floors",
            "decisions/0001-floors.md",
            status,
            "",
            List.of(),
            List.of(),
            List.of(rule),
            List.of(),
            "");
    var outlines =
        files.entrySet().stream()
            .map(it ->
                Reader.read(it.getKey(), Language.of(it.getKey()).orElseThrow(), it.getValue()))
            .toList();
    return new Rulings(ImportGraph.of(outlines, files.keySet(), Map.of()))
        .breaches(new Decisions(List.of(decision), Baseline.EMPTY, List.of())).stream()
            .map(it -> it.path() + ":" + it.line() + " " + it.what())
            .toList();
  }

  private static List<Selector> selectors(String... written) {
    return List.of(written).stream().map(Selector::of).toList();
  }

  private static Layers layers(boolean strict) {
    return new Layers(
        List.of(
            new Layer("web", selectors("shop.web")),
            new Layer("desk", selectors("desk/**")),
            new Layer("core", selectors("core/**"))),
        strict,
        "");
  }

  @Test
  void a_layer_uses_those_below() {
    files.put("web/More.java", "package shop.web;\nimport shop.core.Cart;\n");
    assertThat(breaches(layers(false))).isEmpty();

    files.put("core/Bad.java", "package shop.core;\n\nimport shop.web.Page;\n");
    assertThat(breaches(layers(false)))
        .containsExactly("core/Bad.java:3 core uses web: web/Page.java");
  }

  @Test
  void a_strict_layer_uses_the_next_one_only() {
    files.put("web/More.java", "package shop.web;\nimport shop.core.Cart;\n");

    assertThat(breaches(layers(true)))
        .containsExactly("web/More.java:2 web uses core: core/Cart.java");
  }

  @Test
  void a_name_is_forbidden_with_all_that_is_in_it_and_nothing_that_only_begins_alike() {
    files.put(
        "core/Store.java",
        "package shop.core;\nimport java.sql.Connection;\nimport java.sqlite.Other;\n"
            + "class Store { java.sql.Statement statement; }");
    var rule = new Forbid(selectors("core/**"), selectors("java.sql"), List.of(), "");

    assertThat(breaches(rule))
        .containsExactly(
            "core/Store.java:2 uses java.sql.Connection",
            "core/Store.java:4 uses java.sql.Statement");
    assertThat(breaches(rule, new Status.Proposed())).isEmpty();
    assertThat(breaches(rule, new Status.Superseded("0002"))).isEmpty();
  }

  @Test
  void a_relative_import_of_what_is_not_there_yet_is_of_the_folder_it_names() {
    files.put("core/cart.ts", "import { page } from '../web/made';\n");
    files.put("core/cart.py", "\nfrom ..web import made\n");
    files.put("core/fine.ts", "import './made';\n");
    var rule = new Forbid(selectors("core/**"), selectors("web/**"), List.of(), "");

    assertThat(breaches(rule))
        .containsExactly("core/cart.py:2 uses web/made.py", "core/cart.ts:1 uses web/made");
  }

  @Test
  void everything_may_be_forbidden_but_what_is_named() {
    files.put(
        "core/Clock.java", "package shop.core;\nimport java.io.File;\nimport shop.web.Page;\n");
    var rule =
        new Forbid(selectors("core/**"), selectors("**"), selectors("core/**", "java.util.*"), "");

    assertThat(breaches(rule))
        .containsExactly(
            "core/Clock.java:2 uses java.io.File", "core/Clock.java:3 uses web/Page.java");
  }

  @Test
  void what_is_kept_for_some_is_used_by_them_and_by_itself_only() {
    files.put("core/Basket.java", "package shop.core;\nclass Basket { Cart cart; }");
    files.put("web/More.java", "package shop.web;\nimport shop.core.*;\nclass More { Cart cart; }");
    var rule = new Only(selectors("core/**"), selectors("desk/**"), "");

    assertThat(breaches(rule)).containsExactly("web/More.java:2 uses core/Cart.java");
  }

  @Test
  void a_concept_lives_in_one_place() {
    files.put("core/a.py", "class CartRepository: pass\n");
    files.put("web/b.ts", "\nexport class PriceRepository {}\nconst repositoryOf = 1;\n");
    var rule = new Concept("*Repository", List.of(Glob.of("core/**")), "");

    assertThat(breaches(rule))
        .containsExactly("web/b.ts:2 declares PriceRepository, which lives in [core/**]");
  }

  @Test
  void a_baseline_is_the_same_in_any_order_and_reads_back() {
    var one = new Breach.Key("0001", "r", "b", "x");
    var two = new Breach.Key("0001", "r", "a", "x");

    var text = new Baseline(Set.of(one, two)).text();

    assertThat(text.indexOf("\"a\"")).isLessThan(text.indexOf("\"b\""));
    assertThat(Baseline.parse(text).frozen()).containsExactlyInAnyOrder(one, two);
  }
}
