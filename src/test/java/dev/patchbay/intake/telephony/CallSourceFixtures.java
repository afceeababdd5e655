package dev.patchbay.intake.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.Intake;
import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.Settings;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.project.ProjectSettings;
import java.util.Map;

/** Reads the recorded events of one source: the words in which its tests are written. */
public abstract class CallSourceFixtures {

  static final ObjectMapper JSON = new ObjectMapper();

  protected abstract CallSource source();

  protected final CallEvent event(String fixture, String encoding) {
    return one(read(Requests.of(contentType(encoding), fixture(fixture, encoding))));
  }

  /** The query of the address that the telephony was given. */
  protected Map<String, String> query() {
    return Map.of();
  }

  protected final Intake read(IntakeRequest request) {
    return source().read(Requests.withQuery(request, query()), settings());
  }

  protected final Intake read(JsonNode body) {
    return read(Requests.json(body.toString()));
  }

  /** A fixture as a tree, to be spoilt by a test. */
  protected final ObjectNode sent(String fixture) {
    try {
      return (ObjectNode) JSON.readTree(fixture(fixture, "json"));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the fixture " + fixture + " is not JSON", e);
    }
  }

  /** A fixture with one field changed, or gone for null; it may lie deeper: {@code data.id}. */
  protected final ObjectNode sentWith(String fixture, String path, JsonNode value) {
    ObjectNode sent = sent(fixture);
    int name = path.lastIndexOf('.') + 1;
    ObjectNode parent =
        name == 0 ? sent : (ObjectNode) sent.at(pointer(path.substring(0, name - 1)));
    if (value == null) {
      parent.remove(path.substring(name));
    } else {
      parent.set(path.substring(name), value);
    }
    return sent;
  }

  /** As {@link #sentWith} with a text. */
  protected final ObjectNode sentWith(String fixture, String path, String text) {
    return sentWith(fixture, path, TextNode.valueOf(text));
  }

  static String pointer(String path) {
    return "/" + path.replace('.', '/');
  }

  protected final String fixture(String name, String encoding) {
    return Requests.resource("/telephony/" + source().name() + "/" + name + "." + encoding);
  }

  protected static Intake.Ignored ignored(Intake intake) {
    assertThat(intake).isInstanceOf(Intake.Ignored.class);
    return (Intake.Ignored) intake;
  }

  protected static CallEvent one(Intake intake) {
    assertThat(intake).isInstanceOf(Intake.Events.class);
    assertThat(((Intake.Events) intake).events()).hasSize(1);
    return ((Intake.Events) intake).events().getFirst();
  }

  protected static Intake.Invalid refused(Intake intake) {
    assertThat(intake).isInstanceOf(Intake.Invalid.class);
    return (Intake.Invalid) intake;
  }

  /** The one reason that is given for a field. */
  protected static String fault(Intake intake, String field) {
    Intake.Invalid invalid = refused(intake);
    assertThat(invalid.status()).isEqualTo(400);
    assertThat(invalid.errors()).extracting(FieldError::field).containsExactly(field);
    return invalid.errors().getFirst().reason();
  }

  protected ProjectSettings settings() {
    return Settings.kyiv();
  }

  static String contentType(String encoding) {
    return encoding.equals("json") ? "application/json" : "application/x-www-form-urlencoded";
  }
}
