package dev.patchbay.crm.roapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both versions' words for the same. */
class RoAppPageTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'data':[{'id':1},{'id':2}],'paging':{'count':3,'total_pages':2}} | 1 | 2 | true
          {'data':[{'id':3}],'paging':{'count':3,'total_pages':2}}          | 2 | 3 | false
          {'success':true,'data':[{'id':1}],'count':2,'page':1}             | 1 | 1 | true
          {'success':true,'data':[{'id':1}],'count':1,'page':1}             | 1 | 1 | false
          {'data':[],'count':5,'page':9}                                    | 9 | 0 | false
          {'data':[{'id':1}]}                                               | 1 | 1 | false
          [{'id':1},{'id':2}]                                               | 1 | 2 | false
          []                                                                | 1 | 0 | false
          """)
  void there_is_more_where_the_answer_says_so(String answer, int page, int read, boolean more) {
    assertThat(RoAppPage.of(json(answer)).orElseThrow().more(page, read)).isEqualTo(more);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'data':{'id':1}}", "{'items':[]}", "'text'", "null", "7"})
  void what_is_no_list_is_none(String answer) {
    assertThat(RoAppPage.of(json(answer))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'phones':[{'phone':'050','title':'home'},'067']} | 050,067
          {'phone':['050','067']}                           | 050,067
          {'phone':'050'}                                   | 050
          {'contact_phone':'050','phones':[]}               | 050
          {'phones':[null,{'title':'x'},{'phone':null},''],'phone':null} |
          {}                                                |
          """)
  void phones_are_read_in_any_shape(String row, String phones) {
    assertThat(row(row).phones())
        .isEqualTo(phones == null ? List.of() : List.of(phones.split(",")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'manager_id':7,'status_id':3,'client_id':5}",
        "{'manager':{'id':7},'status':{'id':3},'client':{'id':5}}",
        "{'manager':7,'status':3,'client':5}",
        "{'manager_id':'7','status_id':'3','client_id':'5'}"
      })
  void references_are_read_in_any_shape(String row) {
    assertThat(row(row).manager()).isEqualTo("7");
    assertThat(row(row).status()).isEqualTo("3");
    assertThat(row(row).client()).isEqualTo("5");
  }

  @Test
  void what_is_not_told_is_null() {
    assertThat(row("{}").manager()).isNull();
    assertThat(row("{'client':{},'status':null}").client()).isNull();
    assertThat(row("{'client':{},'status':null}").status()).isNull();
    assertThat(row("{}").name()).isNull();
    assertThat(row("{'created_at':'yesterday'}").time("created_at")).isNull();
  }

  @Test
  void times_are_milliseconds_or_iso() {
    var time = Instant.parse("2026-11-22T10:00:00Z");
    assertThat(row("{'at':" + time.toEpochMilli() + "}").time("at")).isEqualTo(time);
    assertThat(row("{'at':'2026-11-22T12:00:00+02:00'}").time("at")).isEqualTo(time);
    assertThat(row("{'at':'2026-11-22T10:00:00.000Z'}").time("at")).isEqualTo(time);
  }

  @Test
  void a_group_is_a_number_or_an_object() {
    assertThat(row("{'group':6}").group()).isEqualTo("6");
    assertThat(row("{'group':{'type':6,'name':'Closed'}}").group()).isEqualTo("6");
    assertThat(row("{'group':{'type':6,'name':'Closed'}}").groupName()).isEqualTo("Closed");
    assertThat(row("{'id':1}").group()).isNull();
  }

  private static RoAppRow row(String json) {
    return new RoAppRow(json(json));
  }

  private static JsonNode json(String json) {
    try {
      return JSON.readTree(json.replace('\'', '"'));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
