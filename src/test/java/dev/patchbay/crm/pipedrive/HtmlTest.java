package dev.patchbay.crm.pipedrive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {

  @Test
  void text_stays_text() {
    assertThat(Html.withMarker("<b>Tom & Ann</b>\nline 2", "m:1"))
        .isEqualTo("&lt;b&gt;Tom &amp; Ann&lt;/b&gt;<br>line 2<br>Ref m:1");
  }

  @Test
  void a_text_that_is_missing_leaves_the_marker_alone() {
    assertThat(Html.withMarker(null, "m:1")).isEqualTo("Ref m:1");
  }

  @ParameterizedTest
  @CsvSource({
    "text<br>Ref m:1, true",
    "<p>text</p><p>Ref m:1</p>, true",
    "text<br />Ref m:1<br />, true",
    "text<br>Ref m:12, false",
    "text<br>see Ref m:1, false",
    "text, false"
  })
  void the_marker_is_a_line_of_its_own(String html, boolean ours) {
    assertThat(Html.hasMarker(html, "m:1")).isEqualTo(ours);
  }

  @Test
  void no_text_has_no_marker() {
    assertThat(Html.hasMarker(null, "m:1")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a<br>b                                        | a/b
          <p>a</p><p>b &amp; c</p>                      | a/b & c
          a<br/>Ref demo.1:note                         | a
          Ref demo.1:note                               |
          Ref 17 is the offer                           | Ref 17 is the offer
          <ul><li>one</li><li>two</li></ul>             | one/two
          1 &lt; 2 &#38; 3 &#x3e; 2 &quot;x&quot; &nope; | 1 < 2 & 3 > 2 "x" &nope;
          <b>bold</b>&nbsp;text                         | bold text
          no markup, 1 < 2                              | no markup, 1 < 2
          """)
  void a_text_is_read_as_people_see_it(String html, String text) {
    assertThat(Html.plain(html)).isEqualTo(text == null ? null : text.replace('/', '\n'));
  }

  @Test
  void lines_of_a_text_without_markup_stay() {
    assertThat(Html.plain("a\nb")).isEqualTo("a\nb");
    assertThat(Html.plain("<div>a</div>\n<div>b</div>")).isEqualTo("a\nb");
    assertThat(Html.plain(null)).isNull();
  }
}
