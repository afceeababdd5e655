package dev.patchbay.intake.form;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.telephony.BodyReader;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormReaderTest {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";
  private static final Charset CP1251 = Charset.forName("windows-1251");

  private final FormReader reader = new FormReader(new BodyReader());

  @Test
  void fields_keep_their_order_and_lose_what_is_blank() {
    assertThat(fields(FORM, "phone=%2B380+50+000+00+01&name=+Ann+&empty=&space=+++").values())
        .containsExactly(Map.entry("phone", "+380 50 000 00 01"), Map.entry("name", "Ann"));
  }

  @Test
  void equal_names_mean_what_they_mean_in_php() {
    assertThat(
            fields(FORM, "agree=0&agree=1&what%5B%5D=a&what[]=b&client[phone]=1&x[5]=y").values())
        .containsEntry("agree", "1")
        .containsEntry("what", "a, b")
        .containsEntry("client[phone]", "1")
        .containsEntry("x[5]", "y");
  }

  @Test
  void json_is_read_like_a_form() {
    assertThat(
            fields(
                    JSON,
                    """
                    {"name":"Ann","client":{"phone":380500000001},"what":["a","b"],
                     "sum":1.50,"agree":true,"nothing":null,"rows":[{"sku":"1"}]}
                    """)
                .values())
        .containsEntry("client[phone]", "380500000001")
        .containsEntry("what", "a, b")
        .containsEntry("sum", "1.50")
        .containsEntry("agree", "true")
        .containsEntry("rows[0][sku]", "1")
        .doesNotContainKey("nothing");
  }

  @Test
  void a_group_of_fields_is_read_without_its_name_however_deep_it_is() {
    assertThat(fields(FORM, "fields[305]=Kyiv&fields[size][width]=2&fields[]=x").group("fields"))
        .containsExactly(Map.entry("305", "Kyiv"), Map.entry("size[width]", "2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"charset", "fields[charset]", "_charset_"})
  void another_charset_may_be_named_in_a_field(String field) {
    Map<String, Object> lead = new LinkedHashMap<>();
    lead.put("name", "Олена Їжак");
    lead.put(field, "windows-1251");
    assertThat(query(Php.query(lead, CP1251)).values()).containsEntry("name", "Олена Їжак");
    assertThat(fields(FORM, Php.query(lead, CP1251)).values()).containsEntry("name", "Олена Їжак");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cp1251", "CP-1251", "win1251", "Windows-1251", "koi8-u", "utf-8"})
  void a_charset_may_be_called_by_any_of_its_names(String name) {
    Charset charset =
        name.contains("1251") ? CP1251 : name.startsWith("koi") ? Charset.forName("KOI8-U") : UTF_8;
    String form = Php.query(Map.of("name", "Олена", "charset", name), charset);
    assertThat(fields(FORM, form))
        .satisfies(f -> assertThat(f.remarks()).isEmpty())
        .extracting(f -> f.values().get("name"))
        .isEqualTo("Олена");
  }

  @Test
  void what_is_no_utf8_and_says_nothing_is_read_as_old_sites_write_with_a_remark() {
    FormFields read = query(Php.query(Map.of("name", "Олена"), CP1251));
    assertThat(read.values()).containsEntry("name", "Олена");
    assertThat(read.remarks()).singleElement().asString().contains("windows-1251");
  }

  @Test
  void bytes_without_escapes_are_read_in_the_charset_of_the_content_type() {
    byte[] body = "name=Олена&charset=".getBytes(CP1251);
    assertThat(fields(FORM + "; charset=windows-1251", body).values())
        .containsEntry("name", "Олена");
  }

  @Test
  void an_unknown_charset_is_remarked_and_the_form_is_kept() {
    FormFields read = fields(FORM, "name=Ann&charset=klingon");
    assertThat(read.values()).containsEntry("name", "Ann");
    assertThat(read.remarks()).singleElement().asString().contains("klingon", "UTF-8");
  }

  @Test
  void of_a_multipart_form_the_texts_are_taken_and_files_are_named() {
    String body =
        """
        --x y
        Content-Disposition: form-data; name="name"

        Олена
        --x y
        content-disposition: form-data; name="photo"; filename="me.png"
        Content-Type: image/png

        \u0000\u0001binary
        --x y
        Content-Disposition: form-data; name="empty"; filename=""

        --x y
        Content-Disposition: form-data; name="comment"

        two
        lines
        --x y--
        """
            .replace("\n", "\r\n");
    FormFields read = fields("multipart/form-data; boundary=\"x y\"", body);
    assertThat(read.values())
        .containsExactly(Map.entry("name", "Олена"), Map.entry("comment", "two\nlines"));
    assertThat(read.remarks()).containsExactly("The file me.png was not kept.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/form-data; boundary=other",
        "multipart/form-data; boundary=x"
      })
  void a_multipart_form_without_boundary_or_end_is_refused(String type) {
    String cut = "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nAnn";
    assertThat(refused(type, cut).code()).isEqualTo("malformed-body");
  }

  @Test
  void what_cannot_be_read_is_refused_with_the_reason() {
    assertThat(refused(FORM, "name=%4").code()).isEqualTo("malformed-body");
    assertThat(refused(JSON, "{\"name\": ").code()).isEqualTo("malformed-body");
    assertThat(refused(JSON, "[1]").code()).isEqualTo("malformed-body");
    assertThat(refused("text/plain", "name=Ann").status()).isEqualTo(415);
    assertThat(refused(null, "name=Ann").status()).isEqualTo(415);
    assertThat(refused(FORM, "a=" + "x".repeat(BodyReader.MAX_BYTES)).status()).isEqualTo(413);
    assertThat(refused(FORM, "a=" + "x".repeat(FormReader.MOST_TEXT)).status()).isEqualTo(413);
    String many =
        String.join(
            "&",
            java.util.stream.IntStream.rangeClosed(0, FormReader.MOST_FIELDS)
                .mapToObj(i -> "f" + i + "=1")
                .toList());
    assertThat(refused(FORM, many).status()).isEqualTo(400);
  }

  @Test
  void secrets_are_left_out_and_the_body_counts_more_than_the_query() {
    IntakeRequest request =
        new IntakeRequest(
            "POST",
            FORM,
            Map.of(),
            Map.of(),
            "name=Body&key=2".getBytes(UTF_8),
            "https://hub.example/forms?name=Query&form=footer&token=1&key=1",
            null);
    assertThat(reader.read(request, Set.of("token", "key")))
        .isInstanceOfSatisfying(
            FormRequest.Fields.class,
            read ->
                assertThat(read.fields().values())
                    .containsOnly(Map.entry("name", "Body"), Map.entry("form", "footer")));
  }

  private FormFields query(String query) {
    IntakeRequest request =
        new IntakeRequest(
            "GET", null, Map.of(), Map.of(), null, "https://hub.example/add?" + query, null);
    return ((FormRequest.Fields) reader.read(request, Set.of())).fields();
  }

  private FormFields fields(String type, String body) {
    return fields(type, body.getBytes(UTF_8));
  }

  private FormFields fields(String type, byte[] body) {
    return ((FormRequest.Fields) read(type, body)).fields();
  }

  private dev.patchbay.intake.Intake.Invalid refused(String type, String body) {
    return ((FormRequest.Refused) read(type, body.getBytes(ISO_8859_1))).why();
  }

  private FormRequest read(String type, byte[] body) {
    return reader.read(new IntakeRequest("POST", type, Map.of(), Map.of(), body), Set.of());
  }
}
