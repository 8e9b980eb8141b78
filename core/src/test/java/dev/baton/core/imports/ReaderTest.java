package dev.baton.core.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReaderTest {
  private static Outline read(String path, String source) {
    return Reader.read(path, Language.of(path).orElseThrow(), source);
  }

  /// Each as `line name`.
  private static List<String> mentions(String path, String source) {
    return read(path, source).mentions().stream().map(it -> it.line() + " " + it.name()).toList();
  }

  private static List<String> declared(String path, String source) {
    return read(path, source).declared().stream().map(Declared::name).toList();
  }

  @Nested
  class Java {
    @Test
    void imports_stand_in_code_only() {
      var source =
          """
          // import com.shop.Comment;
          /* import com.shop.Block;
             /* not nested */
          package com.shop.desk;

          import com.shop.Cart; import static com.shop.Prices.of;
          import
              com.shop.tools.*;
          import module java.sql;

          class Desk {
            String text = "import com.shop.Text; // \\" import com.shop.Quote;";
            char quote = '"';
            char apostrophe = '\\'';
            String block = \"""
                import com.shop.InBlock;
                "" \\\""" still
                \""";
          }
          """;

      assertThat(mentions("Desk.java", source))
          .containsExactly("6 com.shop.Cart", "6 com.shop.Prices.of", "7 com.shop.tools");
      assertThat(read("Desk.java", source).unit()).isEqualTo("com.shop.desk");
      assertThat(declared("Desk.java", source)).containsExactly("Desk");
    }

    @Test
    void a_name_with_its_package_counts_where_it_stands() {
      var source =
          """
          class Desk {
            java.sql.Connection open() { return this.pool.Pool.take(); }
            int size = list.size() + com.shop.Cart.of(1).size();
            Class<?> type = Desk.class;
          }
          """;

      assertThat(mentions("Desk.java", source))
          .containsExactly("2 java.sql.Connection", "3 com.shop.Cart");
    }

    @Test
    void every_kind_of_type_is_declared() {
      var source =
          """
          public sealed interface Shape { record Round(int size) implements Shape {} }
          @interface Mark {}
          enum Colour { RED }
          record Point(int record) { int twice() { return record * 2; } }
          """;

      assertThat(declared("Shape.java", source))
          .containsExactly("Shape", "Round", "Mark", "Colour", "Point");
    }
  }

  @Nested
  class Kotlin {
    @Test
    void imports_end_with_their_line() {
      var source =
          """
          package com.shop
          import com.shop.`in`.Door
          import com.shop.sum as add
          /* /* nested */ import com.shop.Comment */
          val text = "${listOf("import com.shop.Text").first()} import com.shop.Rest"
          val raw = \"""
          import com.shop.Raw ${ "}" } "quoted"
          \"""
          fun <T> List<T>.second(): T = this[1]
          data class Cart(val size: Int) { companion object }
          val type = Cart::class
          """;

      assertThat(mentions("Shop.kt", source))
          .containsExactly("2 com.shop.in.Door", "3 com.shop.sum");
      assertThat(declared("Shop.kt", source))
          .containsExactly("text", "raw", "second", "Cart", "type");
    }
  }

  @Nested
  class Script {
    @Test
    void every_way_to_import_is_seen() {
      var source =
          """
          #!/usr/bin/env node
          import './side-effect'
          import a, { b as c,
            type D } from "./names";
          import type { E } from './types'
          import * as all from 'lib'
          import legacy = require("./legacy");
          export * from './all'; export * as f from './as'
          export { g,
            h } from './some'
          export type { I } from './t'
          const j = require('./j'), k = await import("./k"), l = import(`./l`)
          """;

      assertThat(mentions("a.ts", source))
          .containsExactly(
              "2 ./side-effect",
              "4 ./names",
              "5 ./types",
              "6 lib",
              "7 ./legacy",
              "8 ./all",
              "8 ./as",
              "10 ./some",
              "11 ./t",
              "12 ./j",
              "12 ./k",
              "12 ./l");
    }

    @Test
    void what_only_looks_like_an_import_is_none() {
      var source =
          """
          // import './comment'
          /* require('./block') */
          const text = "import './text'" + 'require("./text")';
          const template = `import './template' ${ `nested ${'}'}` } require('./template')`;
          const quote = /['"`/]/.test(x) ? 1 : a / b / c;
          const made = require('./' + name), odd = import(`./${name}`);
          loader.require('./method'); import.meta.url;
          export const from = './value';
          export default { import: './key' };
          const view = <p>Don't import './jsx'</p>;
          const last = require('./last');
          """;

      assertThat(mentions("a.tsx", source)).containsExactly("11 ./last");
    }

    @Test
    void types_functions_and_outer_values_are_declared() {
      var source =
          """
          export class Cart {}
          export interface Price<T> {}
          type Sum = number;
          export default async function* walk() { const inner = 1; }
          export const CartStore = create();
          const type = 1;
          """;

      assertThat(declared("a.ts", source))
          .containsExactly("Cart", "Price", "Sum", "walk", "CartStore", "type");
    }
  }

  @Nested
  class Python {
    @Test
    void every_way_to_import_is_seen() {
      var source =
          """
          import os.path, shop.cart as cart
          from shop.desk import (
              loan,  # import shop.comment
              member as m,
          )
          from . import near
          from ..tools.saw import Saw, \\
              Blade
          from shop.all import *
          try: import fast
          except ImportError: import slow; import slower
          def late():
              from shop import later
          """;

      assertThat(mentions("a.py", source))
          .containsExactly(
              "1 os.path",
              "1 shop.cart",
              "3 shop.desk.loan",
              "4 shop.desk.member",
              "6 .near",
              "7 ..tools.saw.Saw",
              "8 ..tools.saw.Blade",
              "9 shop.all",
              "10 fast",
              "11 slow",
              "11 slower",
              "13 shop.later");
    }

    @Test
    void what_only_looks_like_an_import_is_none() {
      var source =
          """
          '''
          import in_text
          '''
          # import in_comment
          text = "import in_quote"; other = 'it\\'s'
          raw = r\"""
          from a import b\\\"""
          \"""
          def walk():
              yield from items
          raise Wrong from cause
          class Cart:
              def size(self): pass
          async def pay(): pass
          """;

      assertThat(mentions("a.py", source)).isEmpty();
      assertThat(declared("a.py", source)).containsExactly("walk", "Cart", "pay");
    }
  }

  @Nested
  class Go {
    @Test
    void imports_stand_alone_or_in_blocks() {
      var source =
          """
          // import "comment"
          package desk

          import "fmt"
          import (
            _ "embed" // for its effect
            store "example.org/shop/store"
            . "example.org/shop/dot"
            /* "example.org/block" */
          )

          const text = `
          import "in/text"
          `
          const quote = '"'
          type Cart struct { import_ string }
          type (
            Price int
            Sum struct {
              Part int
            }
          )
          func Open() { fmt.Println("import \\"x\\"") }
          func (c Cart) Size() int { return 0 }
          """;

      assertThat(mentions("a.go", source))
          .containsExactly(
              "4 fmt", "6 embed", "7 example.org/shop/store", "8 example.org/shop/dot");
      assertThat(declared("a.go", source)).containsExactly("Cart", "Price", "Sum", "Open");
    }
  }

  @Test
  void a_text_that_ends_anywhere_is_read_as_far_as_it_goes() {
    for (var path : List.of("a.java", "a.kt", "a.ts", "a.py", "a.go")) {
      var source =
          "import a.b.C;\nfrom a import (b\nimport (\"x\"\n`${ \"\"\" ' /* { \\ <p>don't /[/ class ";
      for (int end = 0; end <= source.length(); end++) {
        assertThat(read(path, source.substring(0, end)).path()).isEqualTo(path);
      }
    }
  }
}
