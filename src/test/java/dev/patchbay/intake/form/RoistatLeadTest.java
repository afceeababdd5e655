package dev.patchbay.intake.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.CrmSchema.Field;
import dev.patchbay.crm.CrmSchema.Pipeline;
import dev.patchbay.crm.CrmSchema.Stage;
import dev.patchbay.crm.CrmSchema.Type;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.FormSubmission.Placement;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.intake.telephony.BodyReader;
import dev.patchbay.project.Employee;
import dev.patchbay.project.Project;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.store.Json;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RoistatLeadTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final CrmSchema CRM =
      new CrmSchema(
          Map.of(
              RecordKind.DEAL,
              List.of(
                  new Field("amount", "Amount", Type.NUMBER, false, List.of()),
                  new Field("305477", "City", Type.TEXT, false, List.of())),
              RecordKind.CONTACT,
              List.of(new Field("position", "Position", Type.TEXT, false, List.of()))),
          List.of(
              new Pipeline(
                  RecordKind.DEAL,
                  "12",
                  "Sales",
                  List.of(new Stage("142", "New", DealState.OPEN)))));

  private final ObjectMapper json = new ObjectMapper();

  static Stream<Path> fixtures() throws IOException {
    try (var files = Files.list(Path.of("src/test/resources/forms"))) {
      return files
          .filter(f -> f.getFileName().toString().startsWith("roistat-"))
          .sorted()
          .toList()
          .stream();
    }
  }

  /** Each fixture holds what a script sends and what is to be understood. */
  @ParameterizedTest
  @MethodSource("fixtures")
  void a_script_s_request_is_understood(Path file) throws IOException {
    JsonNode fixture = json.readTree(file.toFile());
    IntakeRequest request =
        new IntakeRequest(
            fixture.path("method").asText("GET"),
            fixture.path("contentType").asText(null),
            Map.of(),
            Map.of(),
            fixture.path("body").asText("").getBytes(UTF_8),
            "https://hub.example/api/proxy/1.0/leads/add?" + fixture.path("query").asText(""),
            null);
    FormRequest decoded = new FormReader(new BodyReader()).read(request, Set.of("key"));
    if (fixture.has("refused")) {
      assertThat(refusal(decoded)).contains(fixture.path("refused").asText());
      return;
    }
    SubmissionRead read = read(((FormRequest.Fields) decoded).fields(), visitor());
    JsonNode submission =
        json.readTree(new Json().write(((SubmissionRead.Understood) read).submission()));
    for (var expected : fixture.path("expected").properties()) {
      assertThat(submission.at(expected.getKey()))
          .as(expected.getKey())
          .isEqualTo(expected.getValue());
    }
    assertThat(((SubmissionRead.Understood) read).remarks())
        .hasSize(fixture.path("remarks").asInt());
  }

  private String refusal(FormRequest decoded) {
    return switch (decoded) {
      case FormRequest.Refused refused -> refused.why().toString();
      case FormRequest.Fields fields -> read(fields.fields(), visitor()).toString();
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Lead {visit} from {domain}      | Lead 3168 from shop.example
          {name}, {phone}, {email}        | Ann, 0500000001, ann@example.com
          {ip} {agent}                    | 203.0.113.9 Mozilla/5.0
          {date}                          | 2026-11-22 12:00:00
          {utmSource}/{utmCampaign}       | google/autumn
          {landingPage}                   | https://shop.example/sale
          {orderPage}                     | https://shop.example/order?utm_source=google
          {roistatParam1}-{roistatParam5} | red-
          [{country}{city}{sourceLevel7}] | []
          {unknown} {visit} {             | {unknown} 3168 {
          """)
  void placeholders_are_filled_with_what_the_hub_knows(String title, String expected) {
    FormSubmission lead =
        lead(
            Map.of(
                "roistat",
                "3168",
                "name",
                "Ann",
                "phone",
                "0500000001",
                "email",
                "ann@example.com",
                "title",
                title,
                "utm_campaign",
                "autumn",
                "landing_page",
                "https://shop.example/sale",
                "roistat_param1",
                "red"));
    assertThat(lead.title()).isEqualTo(expected);
  }

  @Test
  void a_field_that_becomes_empty_is_not_sent() {
    assertThat(lead(Map.of("phone", "0500000001", "fields[305477]", "{city}")).fields()).isEmpty();
  }

  @Test
  void the_server_of_a_site_is_not_taken_for_the_visitor() {
    FormFields form = new FormFields(Map.of("name", "Ann", "title", "{ip}{agent}"), List.of());
    Visitor server = Visitor.of(Map.of("user-agent", "PHP/8.3"), "198.51.100.1");
    assertThat(((SubmissionRead.Understood) read(form, server)).submission().title()).isEmpty();
  }

  @Test
  void the_special_fields_mean_what_they_mean_in_any_crm() {
    Map<String, String> lead = new LinkedHashMap<>();
    lead.put("phone", "0500000001");
    lead.put("fields[pipeline_id]", "Sales");
    lead.put("fields[status_id]", "142");
    lead.put("fields[responsible_user_id]", "900");
    lead.put("fields[price]", "1 500");
    lead.put("fields[City]", "Kyiv");
    lead.put("client_fields[position]", "Buyer");
    FormSubmission read = lead(lead);
    assertThat(read.wishes().placement())
        .isEqualTo(new Placement(RecordKind.DEAL, "12", "142", "900"));
    assertThat(read.fields())
        .containsEntry(RecordKind.DEAL, Map.of("amount", 1500L, "305477", "Kyiv"))
        .containsEntry(RecordKind.CONTACT, Map.of("position", "Buyer"));
    assertThat(read.comment()).isNull();
  }

  @Test
  void a_pipeline_a_stage_or_a_user_that_is_not_there_stays_in_the_comment() {
    SubmissionRead.Understood read =
        (SubmissionRead.Understood)
            read(
                new FormFields(
                    new java.util.TreeMap<>(
                        Map.of(
                            "name",
                            "Ann",
                            "fields[pipeline_id]",
                            "99",
                            "fields[STATUS_ID]",
                            "98",
                            "fields[ASSIGNED_BY_ID]",
                            "97")),
                    List.of()),
                visitor());
    assertThat(read.submission().wishes().placement()).isEqualTo(Placement.NONE);
    assertThat(read.submission().comment()).contains("99", "98", "97");
    assertThat(read.remarks()).hasSize(3);
  }

  @Test
  void a_phone_and_an_email_that_are_none_do_not_cost_the_lead() {
    FormSubmission read = lead(Map.of("name", "Ann", "phone", "call me", "email", "at home"));
    assertThat(read.clientPhone()).isNull();
    assertThat(read.clientEmail()).isNull();
    assertThat(read.comment()).contains("phone: call me", "email: at home");
  }

  @ParameterizedTest
  @CsvSource({"utf-8", "windows-1251", "koi8-u"})
  void every_charset_of_a_php_script_is_understood(String charset) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("roistat", "3168");
    data.put("key", "k");
    data.put("name", "Олена Їжак");
    data.put("comment", "Дзвінок & \"замовлення\" = 100%");
    data.put("phone", "+38 (050) 000-00-01");
    data.put("fields", Map.of("charset", charset, "305477", "Київ"));
    IntakeRequest request =
        new IntakeRequest(
            "GET",
            null,
            Map.of(),
            Map.of(),
            null,
            "https://hub.example/add?" + Php.query(data, Charset.forName(charset)),
            null);
    FormFields fields =
        ((FormRequest.Fields) new FormReader(new BodyReader()).read(request, Set.of("key")))
            .fields();
    FormSubmission lead = ((SubmissionRead.Understood) read(fields, visitor())).submission();
    assertThat(lead.clientName()).isEqualTo("Олена Їжак");
    assertThat(lead.comment()).isEqualTo("Дзвінок & \"замовлення\" = 100%");
    assertThat(lead.clientPhone()).isEqualTo("+380500000001");
    assertThat(lead.fields().get(RecordKind.DEAL)).containsExactly(Map.entry("305477", "Київ"));
  }

  private static Visitor visitor() {
    return new Visitor(
        "203.0.113.9", "Mozilla/5.0", "https://shop.example/order?utm_source=google");
  }

  private FormSubmission lead(Map<String, String> values) {
    return ((SubmissionRead.Understood) read(new FormFields(values, List.of()), visitor()))
        .submission();
  }

  private SubmissionRead read(FormFields fields, Visitor visitor) {
    Employee olena =
        new Employee("olena", "Olena", null, "900", List.of(), List.of(), List.of(), List.of());
    Project project =
        new Project(
            "p",
            "P",
            NOW,
            ProjectSettings.defaults("UA", ZoneId.of("Europe/Kyiv")),
            List.of(olena),
            null);
    return new RoistatLead(project, Optional.of(CRM), new PhoneNumbers())
        .read(fields, visitor, "s1", NOW);
  }
}
