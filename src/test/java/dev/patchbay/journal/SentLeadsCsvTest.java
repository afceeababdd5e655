package dev.patchbay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SentLeadsCsvTest {

  static Arguments[] cells() {
    return new Arguments[] {
      Arguments.of(null, ""),
      Arguments.of("", ""),
      Arguments.of("Anna", "Anna"),
      Arguments.of("Тест12", "Тест12"),
      Arguments.of("a,b", "\"a,b\""),
      Arguments.of("say \"hi\"", "\"say \"\"hi\"\"\""),
      Arguments.of("two\nlines", "\"two\nlines\""),
      Arguments.of("two\r\nlines", "\"two\r\nlines\""),
      Arguments.of(" spaces ", "\" spaces \""),
      Arguments.of("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
      Arguments.of("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
      Arguments.of("-2+3", "'-2+3"),
      Arguments.of("@SUM(A1)", "'@SUM(A1)"),
      Arguments.of("\t=1", "'\t=1"),
      Arguments.of(" =1", "' =1"),
      Arguments.of("+380501234567", "+380501234567"),
      Arguments.of("-12,5", "\"-12,5\""),
    };
  }

  @ParameterizedTest
  @MethodSource("cells")
  void a_cell_is_quoted_where_it_must_be_and_never_a_formula(String value, String cell) {
    assertThat(SentLeadsCsv.cell(value)).isEqualTo(cell);
  }

  @Test
  void a_file_begins_with_the_mark_and_the_names_and_has_one_line_for_each_lead() {
    SentLeadsCsv csv = new SentLeadsCsv(true);
    csv.add(lead());
    String[] lines = csv.toString().split("\r\n", -1);
    assertThat(lines).hasSize(3);
    assertThat(lines[0]).startsWith("\uFEFFid,receivedAt,creationMethod,title,");
    assertThat(lines[1])
        .isEqualTo(
            "191,2019-03-11T11:44:52Z,goal reached,\"form \"\"Order\"\"\",Тест12,+79056660046,,3168,"
                + "deal.15597 : HELLo,duplicate,,,deal,12578829,https://crm.example/12578829,form,"
                + "roistat");
    assertThat(lines[1].chars().filter(c -> c == ',').count())
        .isEqualTo(lines[0].chars().filter(c -> c == ',').count());
    assertThat(csv.bytes()).isEqualTo(csv.toString().getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void what_goes_on_has_no_second_line_of_names() {
    SentLeadsCsv csv = new SentLeadsCsv(false);
    csv.add(lead());
    assertThat(csv.toString()).startsWith("191,");
  }

  private static SentLead lead() {
    return new SentLead(
        "191",
        Instant.parse("2019-03-11T11:44:52Z"),
        "form",
        "roistat",
        "goal reached",
        "form \"Order\"",
        "Тест12",
        "+79056660046",
        null,
        "3168",
        null,
        Map.of(RecordKind.DEAL, Map.of("15597", "HELLo")),
        InteractionState.DUPLICATE,
        null,
        null,
        null,
        new RecordRef(RecordKind.DEAL, "12578829", "https://crm.example/12578829"),
        "i1",
        false,
        null);
  }
}
