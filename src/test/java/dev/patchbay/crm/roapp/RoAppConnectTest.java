package dev.patchbay.crm.roapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Connected;
import dev.patchbay.crm.CrmMetadata.Field;
import dev.patchbay.crm.Failure;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What connecting settles, and what it asks to be filled in. */
@QuarkusTest
class RoAppConnectTest {

  private static final Map<String, String> NOTHING_CHOSEN =
      Map.of("branchId", "", "orderTypeId", "", "leadTypeId", "");

  @Inject RoAppConnector connector;

  private RoAppUnderTest crm;

  @BeforeEach
  void start() throws Exception {
    crm = new RoAppUnderTest(connector);
  }

  @AfterEach
  void close() {
    assertThat(crm.server().violations()).isEmpty();
    crm.close();
  }

  @Test
  void the_only_one_of_each_is_taken() {
    assertThat(ready(NOTHING_CHOSEN).facts())
        .containsEntry("branchId", "12")
        .containsEntry("orderTypeId", "21")
        .containsEntry("leadTypeId", "31");
  }

  @Test
  void of_several_one_must_be_named_and_all_are_listed() {
    crm.account().put("branches", 13, "name", "North");
    crm.account().put("lead-types", 32, "name", "Site");
    assertThat(refusal(NOTHING_CHOSEN))
        .isEqualTo(
            "branchId: this account has several, choose one; it has 12 (Main), 13 (North)."
                + " leadTypeId: this account has several, choose one; it has 31 (Call), 32 (Site)");
    assertThat(ready(Map.of("branchId", "13", "leadTypeId", "32")).facts())
        .doesNotContainKeys("branchId", "leadTypeId");
  }

  @Test
  void one_that_does_not_exist_is_refused_by_field() {
    assertThat(refusal(Map.of("orderTypeId", "99")))
        .isEqualTo("orderTypeId: this account has no order type 99; it has 21 (Repair)");
  }

  @Test
  void an_archived_location_is_not_offered() {
    crm.account().put("branches", 13, "name", "Old").put("is_archived", true);
    assertThat(ready(NOTHING_CHOSEN).facts()).containsEntry("branchId", "12");
  }

  @Test
  void an_account_without_inquiry_types_is_connected_with_a_warning() {
    crm.account().table("lead-types").clear();
    var ready = ready(NOTHING_CHOSEN);
    assertThat(ready.warnings()).anyMatch(warning -> warning.contains("no inquiry type"));
    assertThat(ready.facts()).doesNotContainKey("leadTypeId");
  }

  @Test
  void what_counts_as_closed_is_proposed_and_can_be_corrected() {
    assertThat(ready(Map.of()).warnings())
        .hasSize(2)
        .anyMatch(text -> text.contains("106 (Given out, g6 Closed), 107"))
        .anyMatch(text -> text.contains("203 (Order made, g3 Closed successfully), 204"));
    var chosen = Map.of("closedOrderStatuses", "g6,g7", "closedLeadStatuses", "203 204");
    assertThat(ready(chosen).warnings()).isEmpty();
    assertThat(ready(chosen).facts())
        .containsEntry("orderStatusMeanings", ready(Map.of()).facts().get("orderStatusMeanings"));
    assertThat(refusal(Map.of("closedOrderStatuses", "999"))).startsWith("closedOrderStatuses:");
  }

  @Test
  void a_link_that_leads_nowhere_is_refused_by_field() {
    for (String link : new String[] {"javascript:alert({id})", "http://x/{id}", "https://x/"}) {
      assertThat(refusal(Map.of("linkTemplate", link)))
          .isEqualTo("linkTemplate: must be an https address with {id} in it");
    }
  }

  @Test
  void people_who_have_left_are_not_offered_as_owners() {
    crm.seedUser("Ivan Koval", "ivan@example.com");
    var gone = crm.seedUser("Gone", "gone@example.com");
    crm.account().table("employees").get(gone).put("is_active", false);
    assertThat(ready(Map.of()).users())
        .extracting(Connected.CrmUser::name)
        .containsExactly("Ivan Koval");
  }

  @Test
  void a_wrong_key_is_unauthorized_and_one_that_cannot_be_sent_is_refused() {
    assertThat(failure(Map.of("apiKey", "wrong"))).isInstanceOf(Failure.Unauthorized.class);
    assertThat(refusal(Map.of("apiKey", "a\nb"))).startsWith("apiKey:");
  }

  @Test
  void the_account_keeps_its_name_when_a_location_is_renamed_or_another_chosen() {
    var name = ready(Map.of()).account();
    crm.account().table("branches").get("12").put("name", "Centre");
    crm.account().put("branches", 13, "name", "North");
    assertThat(ready(Map.of("branchId", "13")).account()).isEqualTo(name);
  }

  @Test
  void the_key_is_required_and_secret_as_is_what_webhooks_are_signed_with() {
    var fields = connector.metadata().fields();
    assertThat(fields)
        .filteredOn(Field::secret)
        .extracting(Field::name)
        .containsExactly("apiKey", "webhookSecret");
    assertThat(fields)
        .filteredOn(Field::required)
        .extracting(Field::name)
        .containsExactly("apiKey");
    assertThat(RoAppConfig.of(crm.account(Map.of())).toString()).doesNotContain(crm.secret());
  }

  private Connected.Ready ready(Map<String, String> changed) {
    return (Connected.Ready) crm.open(changed).connect();
  }

  private Failure failure(Map<String, String> changed) {
    return ((Connected.Failed) crm.open(changed).connect()).failure();
  }

  private String refusal(Map<String, String> changed) {
    var failure = failure(changed);
    assertThat(failure).isInstanceOf(Failure.Refused.class);
    return failure.reason();
  }
}
