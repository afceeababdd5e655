package dev.patchbay.intake.telephony.threecx;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.function.http.Access;
import dev.patchbay.intake.Intake;
import dev.patchbay.intake.Settings;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.intake.telephony.BodyReader;
import dev.patchbay.intake.telephony.Requests;
import java.io.File;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The template that administrators of 3CX upload, held to the source that reads its posts. */
class TemplateFileTest {

  private static final String START = "[[CallStartTimeUTC].ToString(\"yyyy-MM-ddTHH:mm:ssZ\")]";

  private Document template;

  @BeforeEach
  void parse() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    template = factory.newDocumentBuilder().parse(new File("infra/3cx/patchbay.xml"));
  }

  @Test
  void a_reported_call_is_understood_whole() {
    CallEvent event =
        posted(
            Map.of(
                "[CallType]",
                "Outbound",
                "[Number]",
                "+380501234567",
                "[Agent]",
                "101",
                "[AgentFirstName]",
                "Iryna",
                "[AgentLastName]",
                "Melnyk",
                "[AgentEmail]",
                "iryna@example.com",
                "[Name]",
                "Olena Test",
                "[Duration]",
                "00:01:25",
                START,
                "2026-03-02T08:15:00Z"));
    assertThat(event.direction()).isEqualTo(Direction.OUTGOING);
    assertThat(event.result()).isEqualTo(Result.ANSWERED);
    assertThat(event.client()).isEqualTo("+380501234567");
    assertThat(event.employee()).containsExactly("101", "iryna@example.com", "Iryna Melnyk");
    assertThat(event.talkSeconds()).isEqualTo(85);
    assertThat(event.startedAt()).isEqualTo(Instant.parse("2026-03-02T08:15:00Z"));
  }

  @Test
  void a_missed_call_of_a_stranger_leaves_the_rest_unfilled() {
    CallEvent event =
        posted(
            Map.of(
                "[CallType]",
                "Missed",
                "[Number]",
                "+380501234567",
                START,
                "2026-03-02T08:15:00Z"));
    assertThat(event.result()).isEqualTo(Result.MISSED);
    assertThat(event.employee()).isEmpty();
    assertThat(event.clientName()).isNull();
  }

  @Test
  void it_calls_routes_that_the_hub_has_with_the_token_as_bearer() {
    assertThat(template.getDocumentElement().getAttribute("Version")).isEqualTo("2");
    assertThat(requests())
        .extracting(request -> request.getAttribute("RequestType").toUpperCase())
        .containsExactly("GET", "POST");
    assertThat(requests())
        .allSatisfy(
            request ->
                assertThat(values(request, "Headers"))
                    .containsEntry("Authorization", "Bearer [Token]"));
    assertThat(requests().map(request -> request.getAttribute("Url")))
        .containsExactly(
            "[Address]/v1/projects/[Project]/lookup/[Number]",
            "[Address]/v1/projects/[Project]/calls/threecx");
    assertThat(Access.all()).containsKey("POST /v1/projects/{project}/calls/{source}");
  }

  @Test
  void every_variable_that_it_uses_is_given_by_3cx_or_by_itself() {
    assertThat(elements("Output").map(output -> output.getAttribute("Value")))
        .allSatisfy(
            value ->
                assertThat(value)
                    .matches("Contacts|\\[(FirstName|LastName|Company|Number|ContactLink)]"));
    assertThat(elements("Variable").map(variable -> variable.getAttribute("Path")))
        .containsExactly("name", "firstName", "lastName", "company", "contact.url");
  }

  /** What 3CX posts when it has these values; variables without one stay as they are. */
  private CallEvent posted(Map<String, String> filled) {
    ObjectNode body = new ObjectMapper().createObjectNode();
    Element report = requests().toList().getLast();
    values(report, "PostValues")
        .forEach((key, text) -> body.put(key, filled.getOrDefault(text, text)));
    Intake intake =
        new ThreeCxSource(new BodyReader()).read(Requests.json(body.toString()), Settings.kyiv());
    return ((Intake.Events) intake).events().getFirst();
  }

  private Stream<Element> requests() {
    return elements("Request");
  }

  private Stream<Element> elements(String name) {
    var nodes = template.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
  }

  private static Map<String, String> values(Element request, String group) {
    Map<String, String> values = new LinkedHashMap<>();
    var nodes =
        ((Element) request.getElementsByTagName(group).item(0)).getElementsByTagName("Value");
    for (int i = 0; i < nodes.getLength(); i++) {
      Element value = (Element) nodes.item(i);
      values.put(value.getAttribute("Key"), value.getTextContent().strip());
    }
    return values;
  }
}
