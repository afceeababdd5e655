package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.function.Api.Reply;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The built-in CRM by the API: records made and changed by hand, stages of the project's own. */
@QuarkusTest
class CrmRecordsFunctionTest extends HubTest {

  private static final String STAGES =
      """
      {"deals":[{"id":"scheduled","name":"Scheduled","meaning":"open"},
                {"id":"finished","name":"Finished","meaning":"won"},
                {"id":"cancelled_by_sms","name":"Cancelled by SMS","meaning":"lost"}]}""";

  @Test
  void a_deal_made_by_hand_goes_through_the_projects_own_stages() {
    project.admin.put(project.path + "/crm-stages", STAGES).expect(200);
    String contact =
        made("contacts", "{\"title\":\"Olena Bondar\",\"phone\":\"0501234567\"}")
            .at("/id")
            .asText();
    JsonNode deal =
        made(
            "deals",
            "{\"title\":\"Visit\",\"amount\":120.5,\"currency\":\"EUR\",\"contact\":\""
                + contact
                + "\"}");
    assertThat(deal.path("status").asText()).isEqualTo("scheduled");
    assertThat(deal.at("/links/contact").asText()).isEqualTo(contact);
    assertThat(deal.at("/phones/0").asText()).isEqualTo("+380501234567");

    String path = project.path + "/crm/deals/" + deal.path("id").asText();
    Reply won =
        project.admin.patch(path, "{\"status\":\"finished\",\"owner\":\"anna\"}").expect(200);
    assertThat(won.body().path("state").asText()).isEqualTo("won");
    assertThat(won.body().path("closedAt").isTextual()).isTrue();
    assertThat(won.body().path("owner").asText()).isEqualTo("anna");
    assertThat(won.body().at("/fields/amount").asDouble()).isEqualTo(120.5);

    project.admin.delete(path).expect(200);
    project.admin.delete(path).expect(404);
    project.admin.patch(path, "{\"title\":\"x\"}").expect(404);
  }

  @Test
  void a_lead_that_is_converted_becomes_a_deal_and_stays_converted() {
    JsonNode lead = made("leads", "{\"title\":\"Call\",\"phone\":\"0501234567\"}");
    String path = project.path + "/crm/leads/" + lead.path("id").asText();
    project.admin.patch(path, "{\"status\":\"converted\"}").expect(200);
    assertThat(
            project
                .admin
                .get(project.path + "/crm/deals?phone=0501234567")
                .expect(200)
                .body()
                .path("records"))
        .hasSize(1);
    refuses(path, "{\"status\":\"new\"}", "status");
  }

  @Test
  void stages_are_the_default_until_they_are_replaced_and_faults_are_named() {
    String path = project.path + "/crm-stages";
    assertThat(project.admin.get(path).expect(200).texts("/deals", "id"))
        .containsExactly("open", "won", "lost");
    Reply saved = project.admin.put(path, STAGES).expect(200);
    assertThat(saved.texts("/deals", "id"))
        .containsExactly("scheduled", "finished", "cancelled_by_sms");
    assertThat(saved.texts("/leads", "id")).contains("converted");
    assertThat(project.admin.get(path).expect(200).body()).isEqualTo(saved.body());

    badStages(STAGES.replace("\"won\"", "\"lost\""), "deals[1].meaning");
    badStages(STAGES.replace("finished", "done").replace("\"won\"", "\"open\""), "deals");
    badStages(
        """
        {"deals":[{"id":"twice","name":"x","meaning":"open"},{"id":"twice","name":"y","meaning":"won"}]}
        """,
        "deals[1].id");
    badStages("{\"deals\":[{\"id\":\"A b\",\"name\":\"x\",\"meaning\":\"open\"}]}", "deals[0].id");
    badStages(STAGES.replace("deals", "leads"), "leads");
    badStages("{\"orders\":[]}", "orders");
    assertThat(project.admin.get(path).expect(200).body()).isEqualTo(saved.body());
  }

  @Test
  void what_cannot_be_is_refused_by_its_field() {
    String deal =
        project.path + "/crm/deals/" + made("deals", "{\"title\":\"Visit\"}").path("id").asText();
    refuses(deal, "{\"status\":\"somewhen\"}", "status");
    refuses(deal, "{\"amount\":-1}", "amount");
    refuses(deal, "{\"currency\":\"euro\"}", "currency");
    refuses(deal, "{\"done\":true}", "done");
    project.admin.post(project.path + "/crm/deals", "{}").expect(400);
    project.admin.post(project.path + "/crm/notes", "{\"title\":\"x\"}").expect(400);
    project
        .admin
        .post(project.path + "/crm/deals", "{\"title\":\"x\",\"contact\":\"none\"}")
        .expect(400);
  }

  @Test
  void managers_read_records_and_change_nothing() {
    String deal =
        project.path + "/crm/deals/" + made("deals", "{\"title\":\"Visit\"}").path("id").asText();
    manager().get(deal).expect(200);
    manager().patch(deal, "{\"title\":\"x\"}").expect(403);
    manager().delete(deal).expect(403);
    manager().put(project.path + "/crm-stages", STAGES).expect(403);
  }

  private Api manager() {
    return anonymous.as(project.id + ":manager");
  }

  private JsonNode made(String kind, String body) {
    return project.admin.post(project.path + "/crm/" + kind, body).expect(200).body();
  }

  private void refuses(String path, String body, String field) {
    assertThat(project.admin.patch(path, body).expect(400).body().at("/errors/0/field").asText())
        .isEqualTo(field);
  }

  private void badStages(String body, String field) {
    Reply reply = project.admin.put(project.path + "/crm-stages", body).expect(400);
    assertThat(reply.body().at("/errors/0/field").asText()).isEqualTo(field);
  }
}
