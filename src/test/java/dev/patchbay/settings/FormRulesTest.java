package dev.patchbay.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patchbay.intake.FieldError;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormRulesTest {

  private final ObjectMapper json = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          forms                          | []
          forms.colour                   | {"colour":"red"}
          forms.allowedOrigins           | {"allowedOrigins":"https://shop.example"}
          forms.allowedOrigins[0]        | {"allowedOrigins":["shop.example"]}
          forms.allowedOrigins[0]        | {"allowedOrigins":["https://shop.example/"]}
          forms.allowedOrigins[0]        | {"allowedOrigins":["https://Shop.example"]}
          forms.allowedOrigins[0]        | {"allowedOrigins":["*"]}
          forms.allowedOrigins[1]        | {"allowedOrigins":["https://shop.example","null"]}
          forms.honeypot                 | {"honeypot":5}
          forms.perMinute                | {"perMinute":0}
          forms.originPerMinute          | {"originPerMinute":"many"}
          forms.mapping                  | {"mapping":{}}
          forms.mapping[0]               | {"mapping":["city"]}
          forms.mapping[0].from          | {"mapping":[{"to":{"property":"phone"}}]}
          forms.mapping[0].from          | {"mapping":[{"from":"_Website","to":{"property":"phone"}}]}
          forms.mapping[0].from          | {"honeypot":"x","mapping":[{"from":"x","to":{"property":"phone"}}]}
          forms.mapping[0].form          | {"mapping":[{"from":"a","form":1,"to":{"property":"phone"}}]}
          forms.mapping[0].to            | {"mapping":[{"from":"a"}]}
          forms.mapping[0].to            | {"mapping":[{"from":"a","to":{}}]}
          forms.mapping[0].to            | {"mapping":[{"from":"a","to":{"property":"phone","kind":"deal","field":"b"}}]}
          forms.mapping[0].to.property   | {"mapping":[{"from":"a","to":{"property":"telephone"}}]}
          forms.mapping[0].to.kind       | {"mapping":[{"from":"a","to":{"kind":"note","field":"b"}}]}
          forms.mapping[0].to.field      | {"mapping":[{"from":"a","to":{"kind":"deal"}}]}
          forms.mapping[0].to.label      | {"mapping":[{"from":"a","to":{"property":"phone","label":"b"}}]}
          forms.mapping[0].label         | {"mapping":[{"from":"a","label":"b","to":{"property":"phone"}}]}
          """)
  void a_fault_names_its_place(String field, String forms) throws Exception {
    assertThat(check(forms)).extracting(FieldError::field).containsExactly(field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"allowedOrigins\":[\"https://shop.example\",\"http://localhost:8081\"]}",
        "{\"honeypot\":\"\",\"perMinute\":1,\"originPerMinute\":null}",
        "{\"mapping\":[{\"from\":\"a\",\"form\":\"f\",\"to\":{\"property\":\"utm_source\"}}]}",
        "{\"mapping\":[{\"from\":\"a[b]\",\"form\":null,\"to\":{\"kind\":\"lead\",\"field\":\"c\"}}]}",
        "{\"honeypot\":\"\",\"mapping\":[{\"from\":\"website\",\"to\":{\"kind\":\"lead\",\"field\":\"c\"}}]}"
      })
  void what_is_in_order_passes(String forms) throws Exception {
    assertThat(check(forms)).isEmpty();
  }

  private List<FieldError> check(String forms) throws Exception {
    JsonNode value = json.readTree(forms);
    return new FormRules().check("forms", value, json.createObjectNode(), List.of());
  }
}
