package dev.patchbay.intake.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.CrmSchema.Field;
import dev.patchbay.crm.CrmSchema.Option;
import dev.patchbay.crm.CrmSchema.Type;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.store.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteFormTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final CrmSchema CRM =
      new CrmSchema(
          Map.of(
              RecordKind.CONTACT,
              List.of(new Field("birthday", "Birthday", Type.DATE, false, List.of())),
              RecordKind.DEAL,
              List.of(
                  new Field("amount", "Amount", Type.NUMBER, false, List.of()),
                  new Field(
                      "size",
                      "Size",
                      Type.CHOICE,
                      false,
                      List.of(new Option("7", "Large"), new Option("8", "Small"))))),
          List.of());

  private final Json json = new Json();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name         | Ann | clientName
          Your-Name    | Ann | clientName
          ФИО          | Ann | clientName
          client[name] | Ann | clientName
          tel          | 050 000 00 01 | phone
          your-phone   | 050 000 00 01 | phone
          Телефон      | 050 000 00 01 | phone
          phone_number | 050 000 00 01 | phone
          E-Mail       | ann@example.com | clientEmail
          your-email   | ann@example.com | clientEmail
          message      | Hello | comment
          your-message | Hello | comment
          subject      | Order | title
          form_name    | Footer | form
          roistat_visit | 3168 | visit
          """)
  void the_usual_names_are_recognised(String field, String value, String property)
      throws Exception {
    FormSubmission form = read("{}", field, value);
    assertThat(FormSubmission.class.getMethod(property).invoke(form)).isEqualTo(value);
  }

  @Test
  void what_nobody_recognises_becomes_a_line_of_the_comment() {
    FormSubmission form = read("{}", "message", "Call me", "city", "Kyiv", "when", "after 5");
    assertThat(form.comment()).isEqualTo("Call me\ncity: Kyiv\nwhen: after 5");
  }

  @Test
  void contact_data_come_out_normalised_and_tags_by_name() {
    FormSubmission form =
        read("{}", "phone", "(050) 000-00-01", "email", "Ann@Example.COM", "utm_source", "google");
    assertThat(form.clientPhone()).isEqualTo("+380500000001");
    assertThat(form.phone()).isEqualTo("(050) 000-00-01");
    assertThat(form.clientEmail()).isEqualTo("ann@example.com");
    assertThat(form.utm()).containsExactly(Map.entry("utm_source", "google"));
    assertThat(form.submittedAt()).isEqualTo(NOW);
  }

  @Test
  void a_name_in_parts_becomes_whole() {
    assertThat(read("{}", "first_name", "Ann", "last_name", "Bell").clientName())
        .isEqualTo("Ann Bell");
    assertThat(read("{}", "name", "Ann", "surname", "Bell").clientName()).isEqualTo("Ann Bell");
    assertThat(read("{}", "name", "Ann Bell", "surname", "Bell").clientName())
        .isEqualTo("Ann Bell");
  }

  @Test
  void a_form_with_a_name_alone_is_kept() {
    assertThat(read("{}", "name", "Ann").clientPhone()).isNull();
  }

  @Test
  void no_cookie_is_no_visit() {
    assertThat(read("{}", "name", "Ann", "roistat_visit", "nocookie").visit()).isNull();
  }

  @Test
  void a_mapping_counts_more_than_the_usual_names_and_types_its_values() {
    String mapping =
        """
        {"mapping":[{"from":"title","to":{"property":"comment"}},
                    {"from":"birth","to":{"kind":"contact","field":"birthday"}},
                    {"from":"sum","to":{"kind":"deal","field":"amount"}},
                    {"from":"size","to":{"kind":"deal","field":"size"}}]}
        """;
    FormSubmission form =
        read(mapping, "title", "Mrs", "birth", "31.12.1990", "sum", "1 250,50", "size", "large");
    assertThat(form.title()).isNull();
    assertThat(form.comment()).isEqualTo("Mrs");
    assertThat(form.fields().get(RecordKind.CONTACT)).containsEntry("birthday", "1990-12-31");
    assertThat(form.fields().get(RecordKind.DEAL))
        .containsEntry("size", "7")
        .containsEntry("amount", new java.math.BigDecimal("1250.5"));
  }

  @Test
  void one_field_may_go_to_several_places_and_a_rule_may_hold_for_one_form() {
    String mapping =
        """
        {"mapping":[{"from":"x","form":"Order","to":{"kind":"deal","field":"amount"}},
                    {"from":"x","to":{"property":"title"}}]}
        """;
    assertThat(read(mapping, "form", "order", "x", "5").fields())
        .containsEntry(RecordKind.DEAL, Map.of("amount", 5L));
    assertThat(read(mapping, "form", "order", "x", "5").title()).isEqualTo("5");
    assertThat(read(mapping, "form", "footer", "x", "5").fields()).isEmpty();
  }

  @Test
  void a_value_that_does_not_fit_stays_in_the_comment_and_is_reported() {
    SubmissionRead.Understood read =
        understood(
            """
            {"mapping":[{"from":"sum","to":{"kind":"deal","field":"amount"}},
                        {"from":"gone","to":{"kind":"deal","field":"removed"}}]}
            """,
            Optional.of(CRM),
            "name",
            "Ann",
            "sum",
            "a lot",
            "gone",
            "1");
    assertThat(read.submission().comment()).isEqualTo("sum: a lot\ngone: 1");
    assertThat(read.submission().fields()).isEmpty();
    assertThat(read.remarks())
        .hasSize(2)
        .anyMatch(remark -> remark.contains("sum") && remark.contains("does not fit"))
        .anyMatch(remark -> remark.contains("gone") && remark.contains("no field"));
  }

  @Test
  void while_the_crm_s_fields_are_not_known_values_stay_in_the_comment() {
    SubmissionRead.Understood read =
        understood(
            "{\"mapping\":[{\"from\":\"sum\",\"to\":{\"kind\":\"deal\",\"field\":\"amount\"}}]}",
            Optional.empty(),
            "sum",
            "5");
    assertThat(read.submission().comment()).isEqualTo("sum: 5");
    assertThat(read.remarks()).singleElement().asString().contains("crm-schema");
  }

  @Test
  void a_crm_that_does_not_tell_its_fields_gets_texts() {
    SubmissionRead.Understood read =
        understood(
            "{\"mapping\":[{\"from\":\"sum\",\"to\":{\"kind\":\"deal\",\"field\":\"amount\"}}]}",
            Optional.of(CrmSchema.NONE),
            "sum",
            "5");
    assertThat(read.submission().fields()).containsEntry(RecordKind.DEAL, Map.of("amount", "5"));
  }

  @ParameterizedTest
  @CsvSource({
    "tel, 12, tel",
    "client[phone], anonymous, client[phone]",
    "your-email, ann@, your-email",
    "email, ann@localhost, email",
    "submission_id, 7, body",
    "_redirect, https://shop.example, body"
  })
  void a_fault_names_the_field_as_the_form_calls_it(String field, String value, String named) {
    SubmissionRead read = any("{}", Optional.empty(), field, value);
    assertThat(((SubmissionRead.Invalid) read).errors())
        .extracting(FieldError::field)
        .containsExactly(named);
  }

  private FormSubmission read(String forms, String... fields) {
    return understood(forms, Optional.of(CRM), fields).submission();
  }

  private SubmissionRead.Understood understood(
      String forms, Optional<CrmSchema> schema, String... fields) {
    return (SubmissionRead.Understood) any(forms, schema, fields);
  }

  private SubmissionRead any(String forms, Optional<CrmSchema> schema, String... fields) {
    try {
      ObjectNode document = json.mapper().createObjectNode();
      document.set("forms", json.mapper().readTree(forms));
      Map<String, String> values = new LinkedHashMap<>();
      for (int i = 0; i < fields.length; i += 2) {
        values.put(fields[i], fields[i + 1]);
      }
      return new SiteForm(
              json.mapper().convertValue(document, ProjectSettings.class),
              schema,
              new PhoneNumbers())
          .read(new FormFields(values, List.of()), "s1", NOW);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
