package dev.patchbay.intake.form;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.Intake;
import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.telephony.Body;
import dev.patchbay.intake.telephony.BodyReader;
import dev.patchbay.intake.telephony.Texts;
import jakarta.inject.Singleton;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decodes what a site's form sends, in the query and in the body: JSON, both kinds of form bodies,
 * any charset.
 */
@Singleton
public class FormReader {

  public static final int MOST_FIELDS = 300;

  /** So that a form, its note and the steps about it fit into one entry of the journal. */
  public static final int MOST_TEXT = 65_536;

  /** Files are left out, so they only have to come through: Lambda takes 6 MB, in Base64. */
  static final int LARGEST_WITH_FILES = 4 * 1024 * 1024;

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String MULTIPART = "multipart/form-data";

  private final BodyReader bodies;

  public FormReader(BodyReader bodies) {
    this.bodies = bodies;
  }

  /**
   * @param secrets fields that are left out wherever they are
   */
  public FormRequest read(IntakeRequest request, Set<String> secrets) {
    try {
      FormFields query = encoded(request.rawQuery().getBytes(StandardCharsets.ISO_8859_1), null);
      return switch (body(request)) {
        case FormRequest.Fields(FormFields body) -> checked(query.and(body).without(secrets));
        case FormRequest.Refused refused -> refused;
      };
    } catch (IllegalArgumentException wrongEscape) {
      return new FormRequest.Refused(
          Intake.Invalid.malformed("a % in a form must be followed by two hexadecimal digits"));
    }
  }

  private FormRequest body(IntakeRequest request) {
    byte[] body = request.body();
    int largest = request.mediaType().equals(MULTIPART) ? LARGEST_WITH_FILES : BodyReader.MAX_BYTES;
    if (body.length > largest) {
      String reason = "a body may have " + largest + " bytes at most";
      return refused(413, "body-too-large", "body", reason);
    }
    if (body.length == 0) {
      return new FormRequest.Fields(new FormFields(Map.of(), List.of()));
    }
    String type = request.mediaType();
    if (type.equals(FORM)) {
      return new FormRequest.Fields(encoded(body, request.contentType()));
    }
    if (type.equals(MULTIPART)) {
      return Multipart.read(request.contentType(), body)
          .<FormRequest>map(parts -> new FormRequest.Fields(multipart(parts)))
          .orElseGet(
              () ->
                  new FormRequest.Refused(
                      Intake.Invalid.malformed("its parts have no boundary or no end")));
    }
    if (type.equals("application/json") || type.endsWith("+json")) {
      return json(request);
    }
    return refused(
        415,
        "unsupported-media-type",
        "Content-Type",
        "Content-Type must be application/json, " + FORM + " or " + MULTIPART);
  }

  private static FormFields encoded(byte[] form, String contentType) {
    String bytes = new String(form, StandardCharsets.ISO_8859_1);
    FormPairs plain = FormPairs.decode(bytes, StandardCharsets.ISO_8859_1);
    Charsets.Choice choice = choice(plain, contentType);
    // Bytes beyond ASCII may stand there without escapes.
    String text = new String(form, choice.charset());
    return fields(FormPairs.decode(text, choice.charset()), choice, List.of());
  }

  private static FormFields multipart(Multipart multipart) {
    FormPairs plain = new FormPairs();
    multipart.parts().forEach(part -> plain.add(part.name(), part.value()));
    Charsets.Choice choice = choice(plain, null);
    FormPairs pairs = new FormPairs();
    multipart
        .parts()
        .forEach(
            p -> pairs.add(text(p.name(), choice.charset()), text(p.value(), choice.charset())));
    List<String> files =
        multipart.files().stream()
            .map(file -> "The file " + text(file, choice.charset()) + " was not kept.")
            .toList();
    return fields(pairs, choice, files);
  }

  /**
   * @param plain each character standing for one byte
   */
  private static Charsets.Choice choice(FormPairs plain, String contentType) {
    return Charsets.choose(
        Charsets.declared(plain.values(), contentType),
        plain.text().getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String text(String bytes, Charset charset) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), charset);
  }

  private static FormFields fields(FormPairs pairs, Charsets.Choice choice, List<String> more) {
    List<String> remarks = new ArrayList<>(more);
    Optional.ofNullable(choice.remark()).ifPresent(remarks::add);
    return new FormFields(pairs.values(), remarks);
  }

  private FormRequest json(IntakeRequest request) {
    Charset charset =
        Charsets.choose(Charsets.ofContentType(request.contentType()), request.body()).charset();
    byte[] utf8 = new String(request.body(), charset).getBytes(StandardCharsets.UTF_8);
    IntakeRequest plain = new IntakeRequest("POST", "application/json", Map.of(), Map.of(), utf8);
    return switch (bodies.read(plain)) {
      case Body.Refused(Intake.Invalid why) -> new FormRequest.Refused(why);
      case Body.Content(JsonNode root) when root.isObject() -> {
        FormPairs pairs = new FormPairs();
        flatten("", root, pairs);
        yield new FormRequest.Fields(new FormFields(pairs.values(), List.of()));
      }
      case Body.Content _ ->
          new FormRequest.Refused(Intake.Invalid.malformed("a form is a JSON object"));
    };
  }

  private static void flatten(String name, JsonNode node, FormPairs pairs) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  flatten(
                      name.isEmpty() ? field.getKey() : name + "[" + field.getKey() + "]",
                      field.getValue(),
                      pairs));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        String each = node.get(i).isValueNode() ? name + "[]" : name + "[" + i + "]";
        flatten(each, node.get(i), pairs);
      }
    } else {
      pairs.add(name, Optional.ofNullable(Texts.of(node)).orElse(""));
    }
  }

  private static FormRequest checked(FormFields fields) {
    if (fields.values().size() > MOST_FIELDS) {
      String reason = "a form may have " + MOST_FIELDS + " fields at most";
      return refused(400, "invalid-fields", "body", reason);
    }
    int text =
        fields.values().entrySet().stream()
            .mapToInt(f -> bytes(f.getKey()) + bytes(f.getValue()))
            .sum();
    if (text > MOST_TEXT) {
      String reason = "the fields of a form may have " + MOST_TEXT + " bytes at most";
      return refused(413, "body-too-large", "body", reason);
    }
    return new FormRequest.Fields(fields);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static FormRequest refused(int status, String code, String field, String reason) {
    return new FormRequest.Refused(
        new Intake.Invalid(
            status, code, "Not accepted: " + reason + ".", List.of(new FieldError(field, reason))));
  }
}
