package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.CrmCatalogue;
import dev.patchbay.crm.CrmUnderTest.Traffic;
import dev.patchbay.crm.Fault;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.espocrm.EspoUnderTest;
import dev.patchbay.function.Api.Reply;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who is calling, asked over the API, with CRMs that are quick, slow and dead. */
@QuarkusTest
class CallerLookupFunctionTest extends HubTest {

  private static final Duration DEADLINE = Duration.ofMillis(400);

  /** What a loaded machine may add to the deadline; still below the CRM's own time. */
  private static final Duration MARGIN = Duration.ofMillis(1000);

  @Inject CrmCatalogue catalogue;

  @Test
  void a_client_whose_call_was_delivered_is_known_at_once() {
    project.delivered("c1", sqs, queue);

    Reply card = callers("0500000001").expect(200);

    assertThat(card.text("/source")).isEqualTo("index");
    assertThat(card.text("/phone")).isEqualTo(TestProject.CLIENT);
    assertThat(card.text("/contact/id")).isNotBlank();
    assertThat(card.text("/lead/open")).isEqualTo("true");
    assertThat(card.text("/interactions/0/outcome")).isEqualTo("answered");
    assertThat(card.text("/interactions/0/employee")).isEqualTo("Olena Kovalenko");
    assertThat(card.text("/asOf")).isNotBlank();
  }

  @Test
  void a_stranger_is_nothing_but_a_number() {
    Reply card = callers("+380500000077").expect(200);

    assertThat(card.text("/source")).isEqualTo("crm");
    assertThat(card.text("/name")).isNull();
    assertThat(card.body().path("interactions")).isEmpty();
  }

  @Test
  void what_is_no_number_is_refused_by_its_name() {
    callers("nobody").refuses(400, "invalid-input", "phone", "notation of UA");
    project.machine.get(project.path + "/lookup/12").refuses(400, "invalid-input", "phone", "UA");
  }

  @Test
  void a_telephone_system_asks_with_the_ingest_token_and_only_with_it() {
    String target = project.path + "/lookup/0500000001";

    assertThat(project.machine.get(target).expect(200).text("/phone"))
        .isEqualTo(TestProject.CLIENT);
    anonymous.get(target + "?token=" + project.ingestToken).expect(200);
    anonymous.get(target).expect(401);
    new TestProject(anonymous).machine.get(target).expect(401);
    project.admin.get(target).expect(401);
  }

  @Test
  void the_crm_is_asked_once_and_then_the_index() throws Exception {
    try (var crm = connected()) {
      String anna = crm.seedUser("Olena Kovalenko", "olena@example.com");
      RecordRef contact =
          crm.seedContact("Petro Ivanenko", List.of(TestProject.CLIENT), List.of(), anna);
      crm.seedLead("A new boiler", contact, LeadState.OPEN, anna);
      crm.seedDeal("A boiler", contact, DealState.OPEN, anna);
      knowOlenaAs(anna);

      Reply first = callers("0500000001").expect(200);
      int asked = crm.calls();
      Reply second = callers("0500000001").expect(200);

      assertThat(first.text("/source")).isEqualTo("crm");
      assertThat(first.text("/name")).isEqualTo("Petro Ivanenko");
      assertThat(first.text("/firstName")).isEqualTo("Petro");
      assertThat(first.text("/lead/title")).isEqualTo("A new boiler");
      assertThat(first.text("/lead/url")).startsWith("http");
      assertThat(first.text("/deal/title")).isEqualTo("A boiler");
      assertThat(first.text("/responsible/name")).isEqualTo("Olena Kovalenko");
      assertThat(first.text("/responsible/extension")).isEqualTo("101");
      assertThat(second.text("/source")).isEqualTo("index");
      assertThat(crm.calls()).isEqualTo(asked);
    }
  }

  @Test
  void a_slow_crm_is_not_waited_for_and_what_is_known_is_answered() throws Exception {
    try (var crm = connected()) {
      crm.seedContact("Petro", List.of(TestProject.CLIENT), List.of(), null);
      assertThat(callers("0500000001").text("/source")).isEqualTo("crm");
      settings("{\"routing\": {\"freshnessMinutes\": 0, \"deadlineMillis\": 400}}");
      crm.failNext(Traffic.READ, new Fault.Timeout());

      Reply stale = timed(() -> callers("0500000001"));

      assertThat(stale.expect(200).text("/source")).isEqualTo("index-stale");
      assertThat(stale.text("/name")).isEqualTo("Petro");
    }
  }

  @Test
  void a_dead_crm_is_no_error() throws Exception {
    var crm = connected();
    settings("{\"routing\": {\"deadlineMillis\": 400}}");
    crm.close();

    Reply card = timed(() -> callers("0500000001"));

    assertThat(card.expect(200).text("/source")).isEqualTo("none");
    assertThat(card.text("/phone")).isEqualTo(TestProject.CLIENT);
  }

  @Test
  void a_crm_that_takes_connections_and_says_nothing_is_no_error() throws Exception {
    settings("{\"routing\": {\"deadlineMillis\": 400, \"enabled\": true}}");
    int port;
    try (var crm = new EspoUnderTest(catalogue.find("espocrm").orElseThrow())) {
      port = connect(crm);
    }
    try (var silent = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      assertThat(silent.isBound()).isTrue();

      Reply card = timed(() -> callers("0500000001"));
      Reply route =
          timed(
              () ->
                  project.machine.post(
                      project.path + "/routing/generic", "{\"phone\": \"0500000001\"}"));

      assertThat(card.expect(200).text("/source")).isEqualTo("none");
      assertThat(route.expect(200).text("/destination")).isNull();
      assertThat(route.text("/reason")).isEqualTo("nobody-responsible");
    }
  }

  private Reply callers(String phone) {
    return project.as("manager").get(project.path + "/callers/" + phone);
  }

  private void settings(String patch) {
    project.operator.patch(project.path + "/settings", patch).expect(200);
  }

  private EspoUnderTest connected() throws IOException {
    var crm = new EspoUnderTest(catalogue.find("espocrm").orElseThrow());
    connect(crm);
    return crm;
  }

  /** Returns the port on which the CRM listens. */
  private int connect(EspoUnderTest crm) {
    String credentials =
        crm.fields().entrySet().stream()
            .map(field -> "\"%s\": \"%s\"".formatted(field.getKey(), field.getValue()))
            .collect(Collectors.joining(", "));
    project.operator.delete(project.path + "/integration").expect(200);
    project
        .operator
        .put(
            project.path + "/integration",
            "{\"kind\": \"espocrm\", \"credentials\": {%s}}".formatted(credentials))
        .expect(200);
    return URI.create(crm.fields().get("url")).getPort();
  }

  private void knowOlenaAs(String crmUser) {
    project
        .operator
        .put(
            project.path + "/employees",
            """
            {"employees": [{"id": "olena", "name": "Olena Kovalenko", "crmUser": "%s",
              "extensions": ["101"]}, {"id": "iryna", "name": "Iryna"}]}
            """
                .formatted(crmUser))
        .expect(200);
  }

  private static Reply timed(Supplier<Reply> question) {
    long begin = System.nanoTime();
    Reply reply = question.get();
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .as("until the answer")
        .isLessThan(DEADLINE.plus(MARGIN));
    return reply;
  }
}
