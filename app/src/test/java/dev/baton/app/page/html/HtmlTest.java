package dev.baton.app.page.html;

import static dev.baton.app.page.html.Html.element;
import static dev.baton.app.page.html.Html.link;
import static dev.baton.app.page.html.Html.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {
  @Test
  void words_never_become_markup() {
    assertThat(text("<img src=x onerror='alert(1)'> & \"more\" `x`").markup())
        .isEqualTo(
            "&lt;img src=x onerror=&#39;alert(1)&#39;&gt; &amp; &quot;more&quot; &#96;x&#96;");
  }

  @Test
  void the_value_of_an_attribute_cannot_end_it() {
    assertThat(element("p", Attribute.title("\" onmouseover=\"alert(1)")).markup())
        .isEqualTo("<p title=\"&quot; onmouseover=&quot;alert(1)\"></p>");
  }

  @ParameterizedTest(name = "U+{0}")
  @ValueSource(strings = {"202e", "2066", "200b", "1b", "0", "feff", "2028", "ad"})
  void what_nobody_would_see_is_shown_by_its_number(String number) {
    var odd = Character.toString(Integer.parseInt(number, 16));

    assertThat(text("a" + odd + "b").markup())
        .isEqualTo("a<span class=\"odd\">\\u{" + number + "}</span>b");
    assertThat(element("p", Attribute.title(odd)).markup()).contains("\\u{" + number + "}");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "script",
        "style",
        "iframe",
        "img",
        "object",
        "embed",
        "link",
        "meta",
        "base",
        "svg onload"
      })
  void an_element_that_fetches_or_runs_cannot_be_made(String tag) {
    assertThatThrownBy(() -> element(tag)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"onclick", "style", "src", "srcset", "formaction", "xlink:href", "data-x y"})
  void an_attribute_that_fetches_or_runs_cannot_be_made(String name) {
    assertThatThrownBy(() -> Attribute.of(name, "/x")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        " /x",
        "data:,x"
      })
  void a_link_that_leads_elsewhere_cannot_be_made(String address) {
    assertThatThrownBy(() -> link(address)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> element("form", Attribute.action(address)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
