package dev.patchbay.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      textBlock =
          """
          {"a":1,"b":2}              | {"a":1,"b":3}              | {"b":2}            | {"b":3}
          {"a":1}                    | {"a":1,"b":3}              | {}                 | {"b":3}
          {"a":1,"b":2}              | {"a":1}                    | {"b":2}            | {}
          {"g":{"a":1,"b":2},"c":4}  | {"g":{"a":1,"b":3},"c":4}  | {"g":{"b":2}}      | {"g":{"b":3}}
          {"a":[1,2]}                | {"a":[1,3]}                | {"a":[1,2]}        | {"a":[1,3]}
          {"a":1,"g":{"b":null}}     | {"a":2,"g":{}}             | {"a":1}            | {"a":2}
          {"a":null}                 | {"a":1}                    | {}                 | {"a":1}
          {"a":1}                    | {"a":1}                    | -                  | -
          -                          | {"a":1}                    | -                  | {"a":1}
          {"a":1}                    | -                          | {"a":1}            | -
          -                          | -                          | -                  | -
          [{"id":"x","n":1},{"id":"y","n":1}] | [{"id":"x","n":1},{"id":"y","n":2}] | [{"id":"y","n":1}] | [{"id":"y","n":2}]
          [{"id":"x"}]               | [{"id":"x"},{"id":"z"}]    | []                 | [{"id":"z"}]
          [{"id":"x"},{"id":"x"}]    | [{"id":"x"}]               | [{"id":"x"},{"id":"x"}] | [{"id":"x"}]
          "one"                      | "two"                      | "one"              | "two"
          """)
  void only_what_differs_is_kept(String before, String after, String was, String is) {
    Difference difference = Difference.of(json(before), json(after));

    assertThat(difference.before()).isEqualTo(json(was));
    assertThat(difference.after()).isEqualTo(json(is));
  }

  @Test
  void a_half_that_is_too_long_for_a_document_is_left_out() {
    JsonNode text = new ObjectMapper().createObjectNode().put("text", "x".repeat(200_000));

    Difference difference = Difference.of(null, text);

    assertThat(difference.after().path("omittedCharacters").asInt()).isGreaterThan(200_000);
    assertThat(difference.after().has("text")).isFalse();
  }

  private static JsonNode json(String text) {
    try {
      return text == null ? null : new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
