package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.function.Api.Reply;
import dev.patchbay.project.Projects;
import dev.patchbay.sync.Mirror;
import dev.patchbay.sync.MirroredRecord;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReportFunctionTest extends HubTest {

  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

  @Inject Projects projects;
  @Inject Mirror mirror;

  @Test
  void by_default_it_is_about_the_last_thirty_days_by_day_and_source() {
    project.call(TestProject.answered("c1", TestProject.CLIENT)).expect(202);
    String today = LocalDate.now(ZoneId.of("Europe/Kyiv")).toString();

    Reply report = project.as("manager").get(path("")).expect(200);

    assertThat(report.text("/to")).isEqualTo(today);
    assertThat(report.text("/zone")).isEqualTo("Europe/Kyiv");
    assertThat(report.body().path("by").toString()).isEqualTo("[\"day\",\"source\"]");
    assertThat(report.text("/rows/0/key/day")).isEqualTo(today);
    assertThat(report.text("/rows/0/key/source")).isEqualTo("generic");
    assertThat(report.body().at("/totals/calls").asInt()).isEqualTo(1);
  }

  @Test
  void moving_a_status_moves_its_money_at_once() {
    deal("1", "won", "1200.50");
    deal("2", "open", null);
    String november = path("?from=2026-11-01&to=2026-11-30&by=status-group,status");

    Reply before = project.admin.get(november).expect(200);
    assertThat(before.body().at("/totals/dealsPaid").asInt()).isEqualTo(1);
    assertThat(before.body().at("/totals/conversion").decimalValue()).isEqualByComparingTo("0.5");
    assertThat(before.body().at("/totals/money/0/paid").decimalValue())
        .isEqualByComparingTo("1200.50");
    assertThat(before.text("/rows/1/names/status")).isEqualTo("Deals / Won");

    project
        .admin
        .patch(
            project.path + "/status-groups", "{\"id\": \"deal::won\", \"group\": \"not-counted\"}")
        .expect(200);

    Reply after = project.admin.get(november).expect(200);
    assertThat(after.body().at("/totals/dealsPaid").asInt()).isZero();
    assertThat(after.body().at("/totals/dealsNotCounted").asInt()).isEqualTo(1);
    assertThat(after.body().at("/totals/money")).isEmpty();
  }

  @Test
  void it_comes_as_csv_by_parameter_or_header() {
    deal("1", "won", "1200.50");
    String november = path("?from=2026-11-01&to=2026-11-30&by=day");
    for (Reply csv :
        new Reply[] {
          project.admin.get(november + "&format=csv").expect(200),
          project.admin.with("accept", "text/csv").get(november).expect(200)
        }) {
      assertThat(csv.answer().headers())
          .containsEntry("content-type", "text/csv; charset=utf-8")
          .containsEntry("content-disposition", "attachment; filename=\"report.csv\"");
      assertThat(csv.answer().body())
          .startsWith("\uFEFFrow,day,interactions,")
          .contains("conversion,paid UAH,inWork UAH")
          .contains("\r\nrow,2026-11-20,0,0,0,0,0,0,1,0,1,0,0,1.0000,1200.50,0.00,1200.50,")
          .contains("\r\ntotal,,");
    }
  }

  @Test
  void faults_name_the_parameter() {
    refused("?from=today", "from", "2026-11-22");
    refused("?to=2026-02-30", "to", "2026-11-22");
    refused("?from=2026-02-01&to=2026-01-01", "from", "not be after");
    refused("?from=2025-01-01&to=2026-01-02", "from", "365");
    refused("?from=%2B999999999-01-01&to=%2B999999999-12-31", "to", "9998");
    refused("?zone=Mars", "zone", "Europe/Kyiv");
    refused("?by=day,colour", "by", "utm_source");
    refused("?by=day,", "by", "utm_source");
    refused("?by=day,day", "by", "twice");
    refused("?format=xml", "format", "csv");
    refused("?group=day", "group", "known");
    project.admin.get(path("?from=2025-01-02&to=2026-01-02")).expect(200);
  }

  @Test
  void nobody_reads_the_report_of_another_project() {
    new TestProject(anonymous).admin.get(path("")).expect(404);
    anonymous.as(project.id + ":visitor").get(path("")).expect(404);
  }

  private void refused(String query, String field, String reason) {
    project.admin.get(path(query)).refuses(400, "invalid-input", field, reason);
  }

  private String path(String query) {
    return project.path + "/report" + query;
  }

  private void deal(String id, String status, String amount) {
    String integration = projects.find(project.id).orElseThrow().integration().id();
    CrmRecord record =
        new CrmRecord(
            new RecordRef(RecordKind.DEAL, id, null),
            "Deal",
            null,
            status,
            DealState.OPEN,
            amount == null ? null : new BigDecimal(amount),
            amount == null ? null : "UAH",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            AT,
            AT,
            null);
    mirror.change(
        project.id,
        integration,
        RecordKind.DEAL,
        id,
        AT,
        _ -> new MirroredRecord(integration, record, AT, null, AT, null, null));
  }
}
