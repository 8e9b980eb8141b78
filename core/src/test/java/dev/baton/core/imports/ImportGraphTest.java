package dev.baton.core.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ImportGraphTest {
  private final Map<String, String> files = new LinkedHashMap<>();

  /// Each as `name -> files`.
  private List<String> uses(String path) {
    var outlines =
        files.entrySet().stream()
            .filter(file -> Language.of(file.getKey()).isPresent())
            .map(file ->
                Reader.read(
                    file.getKey(), Language.of(file.getKey()).orElseThrow(), file.getValue()))
            .toList();
    var modules =
        files.entrySet().stream()
            .filter(file -> file.getKey().endsWith("go.mod"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    var graph = ImportGraph.of(outlines, files.keySet(), modules);
    return outlines.stream()
        .filter(it -> it.path().equals(path))
        .flatMap(it -> graph.usesOf(it).stream())
        .map(use -> use.name() + " -> " + String.join(" ", use.files()))
        .toList();
  }

  @Test
  void a_java_name_means_the_file_that_declares_it() {
    files.put(
        "a/Cart.java", "package shop; public class Cart { static class Line {} } class Aside {}");
    files.put("a/Near.java", "package shop; class Near {}");
    files.put("a/Price.java", "package shop.price; public class Price {}");
    files.put("a/Other.java", "package shop.price; public class Other {}");
    files.put(
        "a/Desk.java",
        """
        package shop;
        import java.sql.Connection;
        import shop.price.*;
        import static shop.Cart.Line.of;
        class Desk {
          Price price; // Other is only talked of: Other
          Near near; Aside aside;
          int size = this.Near + shop.price.Price.ZERO;
        }
        """);

    assertThat(uses("a/Desk.java"))
        .containsExactly(
            "java.sql.Connection -> ",
            "shop.price.Price -> a/Price.java",
            "shop.Cart.Line.of -> a/Cart.java",
            "shop.Near -> a/Near.java");
  }

  @Test
  void a_name_that_is_imported_is_no_neighbour() {
    files.put("a/List.java", "package shop; class List {}");
    files.put("a/Desk.java", "package shop; import java.util.List; class Desk { List all; }");

    assertThat(uses("a/Desk.java")).containsExactly("java.util.List -> ");
  }

  @Test
  void kotlin_and_java_see_each_other() {
    files.put("a/Cart.java", "package shop; public class Cart {}");
    files.put("b/Sums.kt", "package shop.sums\nfun sum(a: Int) = a\n");
    files.put("b/Desk.kt", "package desk\nimport shop.Cart\nimport shop.sums.sum\n");

    assertThat(uses("b/Desk.kt"))
        .containsExactly("shop.Cart -> a/Cart.java", "shop.sums.sum -> b/Sums.kt");
  }

  @Test
  void a_relative_path_finds_its_file_by_any_ending() {
    files.put("src/a.ts", "");
    files.put("src/b/index.tsx", "");
    files.put("src/c.ts", "");
    files.put("src/d.svg", "");
    files.put(
        "src/desk/main.ts",
        """
        import '../a'; import '../b'; import '../c.js'; import '../d.svg?raw';
        import '../gone'; import '../../../out'; import 'lib/a'; import '../desk/main'
        """);

    assertThat(uses("src/desk/main.ts"))
        .containsExactly(
            "../a -> src/a.ts",
            "../b -> src/b/index.tsx",
            "../c.js -> src/c.ts",
            "../d.svg?raw -> src/d.svg",
            "../gone -> src/gone",
            "../../../out -> ",
            "lib/a -> ");
  }

  @Test
  void a_relative_path_is_one_where_nothing_lies_as_well() {
    files.put("web/page.ts", "");
    files.put("web.ts", "");
    files.put("web/api/package.json", "{\"main\": \"lib.js\"}");
    files.put(
        "core/cart.ts",
        """
        import '../web/gone'; import '../web/made.js'; import '../web/'; import '../web/api';
        import '../web'; import '..'; import './../web/page?raw';
        """);

    assertThat(uses("core/cart.ts"))
        .containsExactly(
            "../web/gone -> web/gone",
            "../web/made.js -> web/made.js",
            "../web/ -> web/index",
            "../web/api -> web/api/index",
            "../web -> web.ts",
            ".. -> index",
            "./../web/page?raw -> web/page.ts");
  }

  @Test
  void a_python_folder_is_a_module_without_saying_so() {
    files.put("web/page.py", "");
    files.put("src/shop/tools/saw.py", "");
    files.put("docs/read.md", "");
    files.put("core/near/by.py", "");
    files.put("core/cart.py", "import web, docs, near\nimport shop.tools\nimport web.page\n");

    assertThat(uses("core/cart.py"))
        .containsExactly(
            "web -> web/__init__.py",
            "docs -> ",
            "near -> core/near/__init__.py",
            "shop.tools -> src/shop/tools/__init__.py",
            "web.page -> web/page.py");
  }

  @Test
  void a_relative_python_name_is_a_path_whatever_its_packages_are_called() {
    files.put("lib/shop/__init__.py", "");
    files.put("lib/shop/web/page.py", "");
    files.put("lib/shop/desk/__init__.py", "");
    files.put(
        "lib/shop/core/cart.py",
        """
        from ..web.page import Page
        from ..web import made, page
        from .. import web
        from ..web.gone import Thing
        from ..desk import *
        from .. import *
        from . import cart, near
        from ....... import out
        """);

    assertThat(uses("lib/shop/core/cart.py"))
        .extracting(use -> use.substring(use.indexOf("->") + 3))
        .containsExactly(
            "lib/shop/web/page.py",
            "lib/shop/web/made.py",
            "lib/shop/web/__init__.py",
            "lib/shop/web/gone.py",
            "lib/shop/desk/__init__.py",
            "lib/shop/__init__.py",
            "lib/shop/core/near.py",
            "");
    assertThat(uses("lib/shop/core/cart.py")).noneMatch(use -> use.contains(". ->"));
  }

  @Test
  void a_python_module_is_named_from_its_outermost_package() {
    files.put("src/shop/__init__.py", "");
    files.put("src/shop/cart.py", "");
    files.put("src/shop/desk/__init__.py", "from . import loan\nfrom .. import cart\n");
    files.put(
        "src/shop/desk/loan.py", "from ..cart import Cart\nimport shop.desk\nimport os.path\n");
    files.put("tools/run.py", "import beside\nfrom shop import cart\n");
    files.put("tools/beside.py", "");

    assertThat(uses("src/shop/desk/__init__.py"))
        .containsExactly(
            "shop.desk.loan -> src/shop/desk/loan.py", "shop.cart -> src/shop/cart.py");
    assertThat(uses("src/shop/desk/loan.py"))
        .containsExactly(
            "shop.cart.Cart -> src/shop/cart.py",
            "shop.desk -> src/shop/desk/__init__.py",
            "os.path -> ");
    assertThat(uses("tools/run.py"))
        .containsExactly("beside -> tools/beside.py", "shop.cart -> src/shop/cart.py");
  }

  @Test
  void a_go_package_is_a_folder_of_the_nearest_module() {
    files.put("go.mod", "// the shop\nmodule example.org/shop\n\ngo 1.24\n");
    files.put("tool/go.mod", "module example.org/shop/tool\n");
    files.put("store/a.go", "package store");
    files.put("store/b.go", "package store");
    files.put("store/a_test.go", "package store");
    files.put("tool/x/x.go", "package x");
    files.put(
        "main.go",
        "package main\nimport (\n\"fmt\"\n\"example.org/shop/store\"\n\"example.org/shop/tool/x\"\n)\n");

    assertThat(uses("main.go"))
        .containsExactly(
            "fmt -> ",
            "example.org/shop/store -> store/a.go store/b.go",
            "example.org/shop/tool/x -> tool/x/x.go");
  }
}
