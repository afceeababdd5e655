package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.delivery.Inbox;
import dev.patchbay.function.Api.Reply;
import dev.patchbay.intake.interaction.FormSubmission.Wishes;
import dev.patchbay.project.Projects;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SentLeadsTest extends HubTest {

  @Inject Inbox inbox;
  @Inject Projects projects;

  @Test
  void a_row_tells_what_came_what_became_of_it_and_where_it_is() {
    String first = forms().anna("f1");
    deliver();
    String second = forms().anna("f2");
    deliver();

    Reply leads = project.as("manager").get(path("")).expect(200);

    assertThat(leads.texts("/leads", "id")).containsExactly(second, first);
    assertThat(leads.texts("/leads", "status")).containsExactly("duplicate", "sent");
    assertThat(leads.text("/leads/0/duplicateOf")).isEqualTo(first);
    assertThat(leads.text("/leads/0/record/id")).isEqualTo(leads.text("/leads/1/record/id"));
    assertThat(leads.text("/leads/1/creationMethod")).isEqualTo("goal reached");
    assertThat(leads.text("/leads/1/title")).isEqualTo("Order");
    assertThat(leads.text("/leads/1/phone")).isEqualTo(TestProject.CLIENT);
    assertThat(leads.text("/leads/1/visit")).isEqualTo("3168");
    assertThat(leads.text("/leads/1/fields/lead/15597")).isEqualTo("HELLo");
  }

  @Test
  void every_filter_narrows_the_list() {
    forms().anna("f1");
    project.call(TestProject.answered("c1", "+380500000077")).expect(202);
    deliver();
    forms().anna("f2");
    deliver();
    String today = LocalDate.now(ZoneOffset.UTC).toString();

    assertThat(kinds("")).containsExactlyInAnyOrder("form", "form", "call");
    assertThat(kinds("?status=duplicate")).containsExactly("form");
    assertThat(kinds("?kind=call")).containsExactly("call");
    assertThat(kinds("?method=goal%20reached")).containsExactly("form", "form");
    assertThat(kinds("?phone=0500000077")).containsExactly("call");
    assertThat(kinds("?email=ANNA@example.com")).hasSize(2);
    assertThat(kinds("?source=generic")).containsExactly("call");
    assertThat(kinds("?from=" + today + "&to=" + today)).hasSize(3);
    assertThat(kinds("?from=2026-01-01&to=2026-01-02")).isEmpty();
  }

  @Test
  void pages_lead_through_all_leads_once() {
    for (int form = 0; form < 5; form++) {
      forms().accept("f" + form, "Order " + form, "Anna", TestProject.CLIENT, Wishes.NONE);
    }
    List<String> seen = new ArrayList<>();
    String cursor = "";
    for (int page = 0; cursor != null && page < 200; page++) {
      Reply reply = project.admin.get(path("?limit=2&kind=form" + cursor)).expect(200);
      seen.addAll(reply.texts("/leads", "id"));
      String next = reply.text("/cursor");
      cursor = next == null ? null : "&cursor=" + next;
    }
    assertThat(seen).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void bad_filters_name_their_field() {
    project.admin.get(path("?from=today")).refuses(400, "invalid-input", "from", "2026-11-22");
    project.admin.get(path("?status=lost")).refuses(400, "invalid-input", "status", "duplicate");
    project.admin.get(path("?format=xml")).refuses(400, "invalid-input", "format", "csv");
    project
        .admin
        .get(path("?from=2026-02-01&to=2026-01-01"))
        .refuses(400, "invalid-input", "from", "not be after");
    project
        .admin
        .get(path("?from=2020-01-01&to=2026-01-01"))
        .refuses(400, "invalid-input", "from", "365");
    for (String cursor : List.of("nonsense", "%21", "MjAyMC0wMS0wMQA")) {
      project
          .admin
          .get(path("?cursor=" + cursor))
          .refuses(400, "invalid-input", "cursor", "not one of ours");
    }
  }

  @Test
  void the_list_comes_as_csv_by_parameter_or_header() {
    forms().accept("f1", "=cmd()", "Anna, \"A\"", TestProject.CLIENT, Wishes.NONE);
    deliver();
    for (Reply csv :
        List.of(
            project.admin.get(path("?format=csv")),
            project.admin.with("accept", "text/csv").get(path("")))) {
      assertThat(csv.answer().headers().get("content-type")).isEqualTo("text/csv; charset=utf-8");
      assertThat(csv.answer().body())
          .startsWith("\uFEFFid,receivedAt,")
          .contains("'=cmd()", "\"Anna, \"\"A\"\"\"", "lead.15597 : HELLo", ",sent,");
    }
  }

  @Test
  void tools_read_leads_in_the_shape_of_roistat() {
    String first = forms().anna("f1");
    deliver();
    String second = forms().anna("f2");
    project.call(TestProject.answered("c1", "+380500000077")).expect(202);
    deliver();
    Api reader = anonymous.with("api-key", key());

    Reply all = reader.get(proxy("", "&period=" + period())).expect(200);
    assertThat(all.text("/status")).isEqualTo("success");
    assertThat(all.texts("/ProxyLeads", "id")).containsExactly(second, first);
    assertThat(all.text("/ProxyLeads/1/title")).isEqualTo("Order");
    assertThat(all.text("/ProxyLeads/1/text")).isEqualTo("Hello");
    assertThat(all.text("/ProxyLeads/1/roistat")).isEqualTo("3168");
    assertThat(all.text("/ProxyLeads/1/creation_date"))
        .matches("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}");
    assertThat(all.text("/ProxyLeads/0/order_id")).isEqualTo(all.text("/ProxyLeads/1/order_id"));
    assertThat(all.text("/ProxyLeads/1/order_fields/15597")).isEqualTo("HELLo");

    assertThat(
            reader
                .get(proxy("/duplicates", "&period=" + period()))
                .expect(200)
                .texts("/ProxyLeads", "id"))
        .containsExactly(second);
    assertThat(reader.get(proxy("/" + first, "")).expect(200).text("/ProxyLead/id"))
        .isEqualTo(first);
  }

  @Test
  void a_lead_without_a_deal_has_an_order_id_that_is_null() {
    forms().anna("f1");
    Reply leads =
        anonymous.with("api-key", key()).get(proxy("", "&period=" + period())).expect(200);
    assertThat(leads.body().at("/ProxyLeads/0").has("order_id")).isTrue();
    assertThat(leads.body().at("/ProxyLeads/0/order_id").isNull()).isTrue();
  }

  @Test
  void faults_are_told_as_roistat_does() {
    String key = key();
    Api reader = anonymous.with("api-key", key);
    Api strict = reader.with("use-http-code", "1");

    Reply wrong =
        anonymous
            .with("api-key", project.ingestToken)
            .get(proxy("", "&period=" + period()))
            .expect(200);
    assertThat(wrong.text("/status")).isEqualTo("error");
    assertThat(wrong.text("/error")).isEqualTo("authentication_failed");
    assertThat(reader.get(proxy("", "&period=today")).expect(200).text("/error"))
        .isEqualTo("incorrect_period");
    strict.get(proxy("", "&period=2026-02-01-2026-01-01")).expect(400);
    strict.get(proxy("/nothing", "")).expect(404);
    anonymous.with("use-http-code", "1").get(proxy("", "&period=" + period())).expect(401);
    assertThat(anonymous.get(proxy("", "&period=" + period() + "&key=" + key)).text("/status"))
        .isEqualTo("success");

    key();
    strict.get(proxy("", "&period=" + period())).expect(401);
  }

  private String key() {
    return project.operator.post(project.path + "/read-key", "").expect(200).text("/readKey");
  }

  private static String period() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    return today.minusDays(1) + "-" + today;
  }

  private String proxy(String below, String more) {
    return "/api/v1/project/proxy-leads" + below + "?project=" + project.id + more;
  }

  private List<String> kinds(String query) {
    return project.admin.get(path(query)).expect(200).texts("/leads", "kind");
  }

  private String path(String query) {
    return project.path + "/sent-leads" + query;
  }

  private SentForms forms() {
    return new SentForms(inbox, projects, project.id);
  }
}
