package dev.patchbay.crm.roapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.Action.AddNote;
import dev.patchbay.crm.Action.CreateContact;
import dev.patchbay.crm.Action.CreateDeal;
import dev.patchbay.crm.Action.CreateTask;
import dev.patchbay.crm.Action.Extras;
import dev.patchbay.crm.Action.UpdateTask;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Target;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is refused before RO App is asked, and what its own refusals mean. */
@QuarkusTest
class RoAppRefusalsTest {

  private static final String PHONE = "+380501234567";

  @Inject RoAppConnector connector;

  private RoAppUnderTest crm;

  @BeforeEach
  void start() throws Exception {
    crm = new RoAppUnderTest(connector);
  }

  @AfterEach
  void close() {
    crm.close();
  }

  @Test
  void an_order_without_a_client_is_refused_without_a_request() {
    var outcome = perform(new CreateDeal("Call", null, null, null, Map.of()));
    assertThat(outcome)
        .isEqualTo(
            new Failure.Refused(
                "client: RO App makes no order without a client, and none was found", 0));
    assertThat(crm.calls()).isZero();
  }

  @Test
  void tasks_are_refused_without_a_request() {
    var on = existing(seed());
    for (Action action :
        List.of(
            new CreateTask(List.of(on), "Call back", "now", null, Instant.now(), false),
            new UpdateTask(on, "Called", null, true))) {
      assertThat(perform(action))
          .isInstanceOfSatisfying(
              Failure.Refused.class, refused -> assertThat(refused.reason()).startsWith("tasks:"));
    }
    assertThat(crm.calls()).isZero();
  }

  @Test
  void what_rules_cannot_mean_is_refused_by_name_without_a_request() {
    var contact = existing(seed());
    assertThat(refusal(new CreateDeal("C", contact, null, null, Map.of(), fields("utm"))))
        .startsWith("utm:");
    assertThat(refusal(new CreateDeal("C", contact, null, "ivan", Map.of()))).startsWith("owner:");
    assertThat(
            refusal(
                new CreateDeal(
                    "C", contact, null, null, Map.of(), new Extras("x", null, Map.of()))))
        .startsWith("orderTypeId:");
    assertThat(crm.calls()).isZero();
  }

  @Test
  void version_1_refuses_with_a_good_status() {
    crm.server().answerNext(200, Map.of(), "{\"success\":false,\"message\":\"No such branch\"}");
    assertThat(perform(new CreateContact("Olena", PHONE, null, null, null)))
        .isEqualTo(new Failure.Refused("No such branch", 0));
    crm.server().answerNext(403, Map.of(), "{\"success\":false,\"code\":101,\"message\":\"x\"}");
    assertThat(perform(new CreateContact("Olena", PHONE, null, null, null)))
        .isInstanceOf(Failure.Unauthorized.class);
    crm.server().answerNext(400, Map.of(), "{\"error\":\"Bad phone " + PHONE + "\"}");
    assertThat(perform(new CreateContact("Olena", PHONE, null, null, null)))
        .isEqualTo(new Failure.Refused("Bad phone ***", 400));
  }

  @Test
  void a_text_that_is_not_told_is_not_overwritten() {
    var order = crm.seedDeal("Order", seed(), DealState.OPEN, null);
    crm.server().answerNext(200, Map.of(), "{\"id\":" + order.id() + "}");
    assertThat(perform(new AddNote(existing(order), "Answered")))
        .isEqualTo(new Failure.Refused("manager_notes: RO App does not tell what is in it", 0));
  }

  private static Extras fields(String name) {
    return new Extras(null, null, Map.of(name, "x"));
  }

  private RecordRef seed() {
    return crm.seedContact("Olena Bondar", List.of("+380671112233"), List.of(), null);
  }

  private static Target existing(RecordRef ref) {
    return new Target.Existing(ref);
  }

  private Outcome perform(Action action) {
    return crm.open().perform(List.of(new Command("1", "m:1", action))).getFirst();
  }

  private String refusal(Action action) {
    return ((Failure.Refused) perform(action)).reason();
  }
}
