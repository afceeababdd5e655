package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.CrmCatalogue;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.espocrm.EspoUnderTest;
import dev.patchbay.function.Api.Reply;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** To whom a call goes by what a CRM says: Olena has 101, Iryna 100, Petro no extension. */
@QuarkusTest
class ResponsibleRoutingTest extends HubTest {

  @Inject CrmCatalogue catalogue;

  private EspoUnderTest crm;
  private Map<String, String> users;

  @BeforeEach
  void connect_a_crm() throws Exception {
    crm = new EspoUnderTest(catalogue.find("espocrm").orElseThrow());
    String credentials =
        crm.fields().entrySet().stream()
            .map(field -> "\"%s\": \"%s\"".formatted(field.getKey(), field.getValue()))
            .collect(Collectors.joining(", "));
    project = new TestProject(anonymous, false);
    project
        .operator
        .put(
            project.path + "/integration",
            "{\"kind\": \"espocrm\", \"credentials\": {%s}}".formatted(credentials))
        .expect(200);
    users =
        Map.of(
            "olena", crm.seedUser("Olena Kovalenko", "olena@example.com"),
            "iryna", crm.seedUser("Iryna Melnyk", "iryna@example.com"),
            "petro", crm.seedUser("Petro Bondar", "petro@example.com"),
            "stranger", crm.seedUser("Former Colleague", "gone@example.com"));
    project
        .operator
        .put(
            project.path + "/employees",
            """
            {"employees": [
              {"id": "olena", "name": "Olena", "crmUser": "%s", "extensions": ["101"]},
              {"id": "iryna", "name": "Iryna", "crmUser": "%s", "extensions": ["100"]},
              {"id": "petro", "name": "Petro", "crmUser": "%s"}]}
            """
                .formatted(users.get("olena"), users.get("iryna"), users.get("petro")))
        .expect(200);
    settings("{\"routing\": {\"enabled\": true, \"deadlineMillis\": 5000}}");
  }

  @AfterEach
  void close_the_crm() {
    crm.close();
  }

  @ParameterizedTest(name = "lead {0} {1}, deal {2} {3}, contact {4}: {6}")
  @CsvSource(
      nullValues = "-",
      value = {
        "OPEN, olena, OPEN, iryna, iryna, 101, open-lead",
        "OPEN, -, OPEN, iryna, olena, 100, open-deal",
        "CLOSED, olena, OPEN, iryna, olena, 100, open-deal",
        "CONVERTED, olena, OPEN, iryna, olena, 100, open-deal",
        "-, -, OPEN, iryna, olena, 100, open-deal",
        "CLOSED, iryna, WON, iryna, olena, 101, contact",
        "-, -, LOST, iryna, olena, 101, contact",
        "-, -, -, -, olena, 101, contact",
        "-, -, -, -, -, -, nobody-responsible",
        "OPEN, stranger, OPEN, iryna, olena, -, unknown-employee",
        "OPEN, petro, OPEN, iryna, olena, -, no-destination"
      })
  void the_owner_of_the_open_lead_else_of_the_open_deal_else_of_the_contact_gets_the_call(
      LeadState lead,
      String leadOwner,
      DealState deal,
      String dealOwner,
      String contactOwner,
      String destination,
      String reason) {
    RecordRef contact =
        crm.seedContact("Petro", List.of(TestProject.CLIENT), List.of(), user(contactOwner));
    if (lead != null) {
      crm.seedLead("A boiler", contact, lead, user(leadOwner));
    }
    if (deal != null) {
      crm.seedDeal("A boiler", contact, deal, user(dealOwner));
    }

    Reply route = ask("generic", "{\"phone\": \"0500000001\"}");

    assertThat(route.text("/reason")).isEqualTo(reason);
    assertThat(route.text("/destination")).isEqualTo(destination);
    assertThat(route.text("/name")).isEqualTo("Petro");
  }

  @Test
  void every_telephony_hears_the_same_extension_in_its_own_words() {
    RecordRef contact = crm.seedContact("Petro", List.of(TestProject.CLIENT), List.of(), null);
    crm.seedLead("A boiler", contact, LeadState.OPEN, user("olena"));

    assertThat(ask("ringostat", "{\"caller\": \"380500000001\"}").answer().body()).isEqualTo("101");
    assertThat(ask("threecx", "{\"Number\": \"+380500000001\"}").text("/agent")).isEqualTo("101");
    Reply card = ask("binotel", "{\"externalNumber\": \"0500000001\"}");
    assertThat(card.text("/customerData/linkToCrmTitle")).isEqualTo("A boiler");
    assertThat(card.text("/customerData/linkToCrmUrl")).startsWith("http");
    assertThat(card.text("/description")).isEqualTo("Olena");
  }

  @Test
  void who_talked_last_gets_the_call_whoever_is_responsible() {
    settings("{\"routing\": {\"enabled\": true, \"mode\": \"by-last-talk\"}}");
    RecordRef contact = crm.seedContact("Petro", List.of(TestProject.CLIENT), List.of(), null);
    crm.seedLead("A boiler", contact, LeadState.OPEN, user("iryna"));
    assertThat(ask("generic", "{\"phone\": \"0500000001\"}").text("/reason"))
        .isEqualTo("no-talk-known");

    project.delivered("c1", sqs, queue);
    assertThat(ask("generic", "{\"phone\": \"0500000001\"}").text("/destination")).isEqualTo("101");

    project
        .call(
            TestProject.answered("c2", TestProject.CLIENT)
                .replace("\"101\"", "\"100\"")
                .replace("T10:00:00", "T10:30:00"))
        .expect(202);
    project
        .call(
            TestProject.event("c3", "completed", "missed", TestProject.CLIENT, 0)
                .replace("T10:00:00", "T10:45:00"))
        .expect(202);
    deliver();
    Reply last = ask("generic", "{\"phone\": \"0500000001\"}");
    assertThat(last.text("/destination")).as("a missed call is no talk").isEqualTo("100");
    assertThat(last.text("/reason")).isEqualTo("last-talk");
  }

  private String user(String employee) {
    return employee == null ? null : users.get(employee);
  }

  private Reply ask(String source, String body) {
    return project.machine.post(project.path + "/routing/" + source, body).expect(200);
  }

  private void settings(String patch) {
    project.operator.patch(project.path + "/settings", patch).expect(200);
  }
}
