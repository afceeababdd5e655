package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.function.Api.Reply;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MessengerContactFunctionTest extends HubTest {

  private static final String ANN =
      """
      {"id": "m-1", "messenger": "Telegram", "handle": "@ann", "name": "Ann",
       "phone": "050 000 00 01", "employee": "101", "comment": "Asked for a price",
       "conversationUrl": "https://chat.example/1"}
      """;

  @Test
  void a_client_s_data_are_taken_without_waiting() {
    Reply taken = send("?wait=0", ANN).expect(202);
    assertThat(taken.text("/state")).isEqualTo("received");
    Reply entry = project.admin.get(project.path + "/journal/" + taken.text("/id")).expect(200);
    assertThat(entry.text("/kind")).isEqualTo("messenger");
    assertThat(entry.text("/client")).isEqualTo("+380500000001");
    assertThat(entry.text("/events/0/messenger")).isEqualTo("telegram");
    assertThat(entry.texts("/events", "handle")).containsExactly("@ann");
  }

  @Test
  void the_answer_waits_for_the_end_and_carries_the_links() throws InterruptedException {
    Reply sent = sentAndDelivered(ANN);
    assertThat(sent.text("/state")).isEqualTo("sent");
    String contact = sent.text("/links/contact/id");
    String lead = sent.text("/links/lead/id");
    project.admin.get(project.path + "/crm/contacts/" + contact).expect(200);
    project.admin.get(project.path + "/crm/leads/" + lead).expect(200);

    Reply known = sentAndDelivered(ANN.replace("m-1", "m-2"));
    assertThat(known.text("/links/contact/id")).isEqualTo(contact);
    assertThat(known.text("/links/lead/id")).isEqualTo(lead);
    assertThat(project.admin.get(project.path + "/crm/leads").texts("/records", "id")).hasSize(1);
  }

  private Reply sentAndDelivered(String body) throws InterruptedException {
    Thread delivery =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    Thread.sleep(300);
                  } catch (InterruptedException e) {
                    return;
                  }
                  deliver();
                });
    Reply sent = send("", body).expect(200);
    delivery.join();
    return sent;
  }

  @Test
  void pressing_the_button_twice_is_one_action() {
    assertThat(send("?wait=0", ANN).text("/id")).isEqualTo(send("?wait=0", ANN).text("/id"));
    assertThat(send("?wait=0", ANN.replace("m-1", "m-2")).text("/id"))
        .isNotEqualTo(send("?wait=0", ANN).text("/id"));
  }

  @Test
  void a_handle_is_enough() {
    Reply taken = send("?wait=0", "{\"messenger\":\"viber\",\"handle\":\"77\"}").expect(202);
    Reply entry = project.admin.get(project.path + "/journal/" + taken.text("/id"));
    assertThat(entry.text("/client")).isEqualTo("handle:viber:77");
  }

  @Test
  void who_is_known_by_his_handle_alone_is_recognised_the_next_time() throws InterruptedException {
    String boris = "{\"id\":\"b-1\",\"messenger\":\"viber\",\"handle\":\"Boris\"}";
    Reply first = sentAndDelivered(boris);
    Reply second = sentAndDelivered(boris.replace("b-1", "b-2").replace("Boris", "boris"));
    Reply other = sentAndDelivered(boris.replace("b-1", "b-3").replace("viber", "telegram"));

    assertThat(second.text("/links/contact/id")).isEqualTo(first.text("/links/contact/id"));
    assertThat(second.text("/links/lead/id")).isEqualTo(first.text("/links/lead/id"));
    assertThat(other.text("/links/lead/id")).isNotEqualTo(first.text("/links/lead/id"));
    assertThat(project.admin.get(project.path + "/crm/leads").texts("/records", "id")).hasSize(2);
  }

  @Test
  void bad_input_names_its_field_and_the_reason() {
    send("", "{\"handle\":\"x\"}").refuses(400, "invalid-input", "messenger", "required");
    send("", "{\"messenger\":\"viber\"}").refuses(400, "invalid-input", "handle", "required");
    send("", "{\"messenger\":\"viber\",\"phone\":\"12\"}")
        .refuses(400, "invalid-input", "phone", "notation of UA");
    send("", "{\"messenger\":\"viber\",\"email\":\"x\"}")
        .refuses(400, "invalid-input", "email", "e-mail");
    send("", "{\"messenger\":\"viber\",\"handle\":\"x\",\"conversationUrl\":\"javascript:1\"}")
        .refuses(400, "invalid-input", "conversationUrl", "https");
    send("", "{\"messenger\":\"viber\",\"handle\":\"x\",\"colour\":\"red\"}")
        .refuses(400, "invalid-input", "colour", "not known");
    send("", "[]").expect(400);
    assertThat(project.admin.get(project.path + "/journal").body().path("entries")).isEmpty();
  }

  @Test
  void only_the_ingest_token_opens_it() {
    anonymous.post(project.path + "/messengers", ANN).expect(401);
    project.as("manager").post(project.path + "/messengers", ANN).expect(401);
    project.machine.post("/v1/projects/nobody/messengers", ANN).expect(401);
  }

  private Reply send(String query, String body) {
    return project.machine.post(project.path + "/messengers" + query, body);
  }
}
