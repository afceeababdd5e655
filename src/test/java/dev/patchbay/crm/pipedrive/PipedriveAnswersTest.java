package dev.patchbay.crm.pipedrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Action.AddNote;
import dev.patchbay.crm.Action.CreateContact;
import dev.patchbay.crm.Action.CreateOrganization;
import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.Connected;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Target;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Pipedrive's refusals mean, and what is refused before Pipedrive is asked. */
@QuarkusTest
class PipedriveAnswersTest {

  private static final String PHONE = "+380501234567";

  @Inject PipedriveConnector connector;

  private PipedriveUnderTest crm;

  @BeforeEach
  void start() throws Exception {
    crm = new PipedriveUnderTest(connector);
  }

  @AfterEach
  void close() {
    crm.close();
  }

  @Test
  void too_many_at_once_waits_for_the_burst_window() {
    answer(429, Map.of("x-ratelimit-reset", "2"), "{}");
    assertThat(find()).isEqualTo(throttled("too many requests at once", Duration.ofSeconds(2)));
  }

  @Test
  void a_used_up_day_waits_long() {
    answer(429, Map.of("x-daily-ratelimit-token-remaining", "0", "x-ratelimit-reset", "1"), "{}");
    assertThat(find()).isEqualTo(throttled("the day's API budget is used up", Duration.ofHours(1)));
  }

  @Test
  void cloudflare_shutting_us_out_is_not_a_missing_right() {
    answer(403, Map.of(), "<html>error code: 1015</html>");
    assertThat(find()).isEqualTo(throttled("shut out by Cloudflare", Duration.ofMinutes(10)));
  }

  @Test
  void a_missing_right_is_refused_in_the_vendors_words() {
    answer(403, Map.of(), "{\"success\":false,\"error\":\"You have no permission\"}");
    assertThat(find()).isEqualTo(new Failure.Refused("You have no permission", 403));
  }

  @Test
  void an_unpaid_plan_holds_the_integration() {
    answer(402, Map.of(), "{\"success\":false,\"error\":\"Company is closed\"}");
    assertThat(find()).isInstanceOf(Failure.Unauthorized.class);
  }

  @Test
  void the_vendors_words_lose_what_may_be_the_clients() {
    answer(400, Map.of(), "{\"error\":\"Bad value +380 50 123-45-67 or olena@example.com\"}");
    assertThat(perform(new CreateOrganization("Roofs", null)))
        .isEqualTo(new Failure.Refused("Bad value *** or ***", 400));
  }

  @Test
  void a_fault_of_ours_is_refused_with_the_field() {
    assertThat(perform(new CreateContact(" ", PHONE, null, null, null)))
        .isEqualTo(new Failure.Refused("Validation failed: name: This field is required.", 400));
  }

  @Test
  void a_good_answer_without_an_id_leaves_a_write_in_doubt() {
    answer(200, Map.of(), "{\"success\":true,\"data\":null}");
    assertThat(perform(new CreateOrganization("Roofs", null))).isInstanceOf(Outcome.InDoubt.class);
  }

  @Test
  void an_owner_that_is_no_number_is_refused_by_name_without_a_call() {
    assertThat(perform(new CreateOrganization("Roofs", "ivan")))
        .isInstanceOfSatisfying(
            Failure.Refused.class, refused -> assertThat(refused.reason()).contains("\"ivan\""));
    assertThat(crm.calls()).isZero();
  }

  @Test
  void a_note_on_a_note_is_refused_without_a_call() {
    var note = new Target.Existing(new RecordRef(RecordKind.NOTE, "7", null));
    assertThat(perform(new AddNote(note, "text"))).isInstanceOf(Failure.Refused.class);
    assertThat(crm.calls()).isZero();
  }

  @Test
  void a_company_that_is_no_host_name_is_refused_by_field() {
    for (String company : List.of("", "evil.com/", "a b", "x@evil.com", "-")) {
      var connected = crm.open(Map.of("companyDomain", company, "baseUrl", "")).connect();
      assertThat(connected)
          .isInstanceOfSatisfying(
              Connected.Failed.class,
              failed -> assertThat(failed.failure().reason()).startsWith("companyDomain:"));
    }
    assertThat(crm.calls()).isZero();
  }

  @Test
  void a_token_that_cannot_be_sent_is_refused_by_field() {
    var connected = crm.open(Map.of("apiToken", "a\nb")).connect();
    assertThat(((Connected.Failed) connected).failure().reason()).startsWith("apiToken:");
  }

  @Test
  void a_wrong_token_is_unauthorized() {
    var connected = crm.open(Map.of("apiToken", "0000")).connect();
    assertThat(((Connected.Failed) connected).failure()).isInstanceOf(Failure.Unauthorized.class);
  }

  @Test
  void connecting_names_the_company_and_warns_of_a_foreign_domain() {
    assertThat(ready(crm.open()).warnings()).isEmpty();
    assertThat(ready(crm.open()).account()).isEqualTo("Roofs Ltd (roofs.pipedrive.com)");
    assertThat(ready(crm.open(Map.of("companyDomain", "https://walls.pipedrive.com/"))).warnings())
        .singleElement()
        .asString()
        .contains("roofs")
        .contains("walls");
  }

  @Test
  void users_who_have_left_are_not_offered_as_owners() {
    var gone = crm.seedUser("Gone", "gone@example.com");
    crm.server().account().set("users", gone, "active_flag", false);
    assertThat(ready(crm.open()).users()).extracting(Connected.CrmUser::id).doesNotContain(gone);
  }

  private void answer(int status, Map<String, String> headers, String body) {
    crm.server().answerNext(status, headers, body);
  }

  private Failure find() {
    return ((Lookup.Failed) crm.open().find(ClientQuery.byPhone(PHONE))).failure();
  }

  private Outcome perform(dev.patchbay.crm.Action action) {
    return crm.open().perform(List.of(new Command("step", "m:1", action))).getFirst();
  }

  private static Connected.Ready ready(Crm crm) {
    return (Connected.Ready) crm.connect();
  }

  private static Failure throttled(String reason, Duration wait) {
    return new Failure.Throttled(reason, wait);
  }
}
