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
}
