package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.patchbay.caller.ClientFiles;
import dev.patchbay.caller.Pushes;
import dev.patchbay.caller.SmartPhone;
import dev.patchbay.intake.telephony.SourceCredentials;
import dev.patchbay.metrics.Metrics;
import dev.patchbay.project.Projects;
import dev.patchbay.store.Json;
import dev.patchbay.store.Table;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contacts that a delivery made come to Smart Phone by the tick, over real HTTP. */
@QuarkusTest
class SmartPhoneTest extends HubTest {

  @Inject Table table;
  @Inject Json json;
  @Inject Projects projects;
  @Inject ClientFiles files;
  @Inject SourceCredentials credentials;
  @Inject Metrics metrics;

  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private HttpServer ringostat;
  private volatile int status = 200;

  @BeforeEach
  void start() throws IOException {
    ringostat = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ringostat.createContext(
        "/minicrm/contacts/sync",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes()));
          keys.add(
              exchange.getRequestHeaders().getFirst("auth-key")
                  + " of "
                  + exchange.getRequestHeaders().getFirst("x-project-id"));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    ringostat.start();
    project
        .operator
        .put(
            project.path + "/sources/ringostat",
            "{\"credentials\": {\"authKey\": \"k3y\", \"projectId\": \"77\"}}")
        .expect(200);
  }

  @AfterEach
  void stop() {
    ringostat.stop(0);
  }

  @Test
  void a_new_client_is_told_once_with_the_fields_that_ringostat_wants() throws IOException {
    switchedOn();
    project.delivered("c1", sqs, queue);

    assertThat(tick(Duration.ofSeconds(1))).isEqualTo(1);
    assertThat(tick(Duration.ofSeconds(2))).isZero();

    assertThat(keys).containsExactly("k3y of 77");
    JsonNode contact = new ObjectMapper().readTree(bodies.getFirst()).at("/contacts/0");
    assertThat(contact.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "projectId",
            "fullName",
            "origin",
            "externalId",
            "leadId",
            "responsible",
            "staffId",
            "contactLink",
            "leadLink",
            "dealLink",
            "googleClientId",
            "contactDirections",
            "organizations");
    assertThat(contact.path("projectId").isIntegralNumber()).isTrue();
    assertThat(contact.path("origin").asText()).isEqualTo("builtin");
    assertThat(contact.path("externalId").asText()).isNotBlank();
    assertThat(contact.path("leadId").asText()).isNotBlank();
    assertThat(contact.at("/contactDirections/0/value").asText()).isEqualTo(TestProject.CLIENT);
  }

  @Test
  void what_ringostat_does_not_take_is_tried_again_later() {
    switchedOn();
    status = 503;
    project.delivered("c1", sqs, queue);
    assertThat(tick(Duration.ofSeconds(1))).isZero();
    status = 200;

    assertThat(tick(Duration.ofSeconds(2))).isZero();
    assertThat(tick(Duration.ofMinutes(3))).isEqualTo(1);
    assertThat(bodies).hasSize(2);
  }

  @Test
  void what_ringostat_refuses_is_not_sent_again() {
    switchedOn();
    status = 400;
    project.delivered("c1", sqs, queue);

    tick(Duration.ofSeconds(1));
    tick(Duration.ofHours(2));

    assertThat(bodies).hasSize(1);
  }

  @Test
  void who_has_neither_number_nor_email_is_no_contact_of_a_telephone() {
    switchedOn();
    project
        .machine
        .post(
            project.path + "/messengers?wait=0",
            "{\"messenger\": \"telegram\", \"handle\": \"@petro\"}")
        .expect(202);
    project.drain(sqs, queue);

    assertThat(tick(Duration.ofSeconds(1))).isZero();
    assertThat(bodies).isEmpty();
  }

  @Test
  void a_project_that_did_not_ask_for_it_tells_nobody() {
    project.delivered("c1", sqs, queue);

    tick(Duration.ofHours(1));

    assertThat(bodies).isEmpty();
  }

  private void switchedOn() {
    project
        .operator
        .patch(project.path + "/settings", "{\"routing\": {\"smartPhone\": true}}")
        .expect(200);
  }

  private int tick(Duration later) {
    String address = "http://localhost:" + ringostat.getAddress().getPort();
    return new Pushes(
            table,
            json,
            projects,
            files,
            credentials,
            new SmartPhone(address),
            metrics,
            Clock.offset(Clock.systemUTC(), later))
        .work();
  }
}
