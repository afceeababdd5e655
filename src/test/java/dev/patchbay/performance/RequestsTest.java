package dev.patchbay.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.CrmCatalogue;
import dev.patchbay.crm.CrmUnderTest;
import dev.patchbay.crm.builtin.BuiltinUnderTest;
import dev.patchbay.crm.espocrm.EspoUnderTest;
import dev.patchbay.crm.pipedrive.PipedriveUnderTest;
import dev.patchbay.crm.roapp.RoAppUnderTest;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.performance.Bench.Counts;
import dev.patchbay.project.DuplicateSettings;
import dev.patchbay.project.Employee;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.store.MemoryTable;
import dev.patchbay.store.secret.Vault;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the published number of requests to what the hub really asks of its table and of the CRM.
 * One more and one less both fail: then the table that the failure shows goes into {@code
 * docs/performance.md}.
 */
@QuarkusTest
class RequestsTest {

  private static final Path PUBLISHED = Path.of("docs/performance.md");
  private static final String HEAD = "| row | client | call | intake |";

  private static final List<Case> CASES =
      List.of(
          new Case("row-1", "new", "answered by an employee"),
          new Case("row-2", "new", "answered by an unknown employee"),
          new Case("row-3", "new", "missed"),
          new Case("row-4", "open lead", "answered by the responsible"),
          new Case("row-5", "open lead", "answered by another employee"),
          new Case("row-6", "open lead", "answered by an unknown employee"),
          new Case("row-7", "open lead", "missed"),
          new Case("row-8", "converted lead", "answered by an employee"),
          new Case("row-9", "contact only", "answered by the responsible"),
          new Case("row-9", "contact only", "answered by another employee"),
          new Case("row-10", "contact only", "missed"),
          new Case("row-21", "new", "blocked number"),
          new Case("row-1", "new", "rings, picked up, ended"),
          new Case("row-1", "new", "answered, reported again"),
          new Case("row-1", "new", "answered, recording later"),
          new Case("row-11", "open lead", "outgoing by the responsible"),
          new Case("row-14", "new", "outgoing by an employee"),
          new Case("row-16", "open lead", "form"),
          new Case("row-17", "new", "form"),
          new Case("row-18", "new", "messenger"),
          new Case("row-19", "open lead", "messenger"),
          new Case("duplicate", "new", "form, the same form again"),
          new Case("duplicate", "open lead", "form as a repeat with a comment"));

  @Inject CrmCatalogue catalogue;
  @Inject Vault vault;

  @Test
  void the_published_numbers_of_requests_are_the_measured_ones() throws IOException {
    List<String> measured = new ArrayList<>();
    for (Case row : CASES) {
      measured.add(line(row));
    }
    assertThat(published())
        .as(
            "the table in %s; what is measured now:%n%s%n",
            PUBLISHED, String.join(System.lineSeparator(), measured))
        .isEqualTo(measured);
  }

  private static List<String> published() throws IOException {
    try (Stream<String> lines = Files.lines(PUBLISHED)) {
      return lines
          .dropWhile(line -> !line.startsWith(HEAD))
          .skip(2)
          .takeWhile(line -> line.startsWith("|"))
          .toList();
    }
  }

  private String line(Case row) throws IOException {
    BuiltinUnderTest builtin = new BuiltinUnderTest();
    Counts own = run(row, builtin, new Bench(builtin, builtin.table(), vault));
    PipedriveUnderTest pipedrive =
        new PipedriveUnderTest(catalogue.find("pipedrive").orElseThrow());
    Counts pd = run(row, pipedrive, new Bench(pipedrive, new MemoryTable(), vault));
    EspoUnderTest espocrm = new EspoUnderTest(catalogue.find("espocrm").orElseThrow());
    espocrm.connect();
    Counts espo = run(row, espocrm, new Bench(espocrm, new MemoryTable(), vault));
    RoAppUnderTest roapp = new RoAppUnderTest(catalogue.find("roapp").orElseThrow());
    Counts ro = run(row, roapp, new Bench(roapp, new MemoryTable(), vault));
    assertThat(List.of(pd.intake(), espo.intake(), ro.intake())).containsOnly(own.intake());
    return "| %s | %s | %s | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d |"
        .formatted(
            row.row().replace("row-", ""),
            row.client(),
            row.call(),
            own.intake(),
            own.calls(),
            own.delivery(),
            pd.calls(),
            pipedrive.charged(),
            pd.delivery(),
            espo.calls(),
            espo.delivery(),
            ro.calls(),
            ro.delivery());
  }

  private static Counts run(Case row, CrmUnderTest crm, Bench bench) {
    try (crm) {
      String olena = crm.seedUser("Olena Koval", "olena@shop.example");
      String ihor = crm.seedUser("Ihor Bondar", "ihor@shop.example");
      String iryna = crm.seedUser("Iryna Melnyk", "iryna@shop.example");
      bench.project(
          settings(row.duplicates()),
          List.of(
              employee("olena", olena, "101"),
              employee("ihor", ihor, "102"),
              employee("iryna", iryna, "103")));
      row.seed(crm, olena);
      int before = crm.calls();
      List<JournalEntry> seen = row.events().map(bench::take).toList();
      int asked = crm.calls() - before;
      JournalEntry entry = seen.getLast();
      assertThat(entry.settled()).as("%s: %s", row, entry.reason()).isTrue();
      assertThat(entry.state()).as("%s: %s", row, entry.reason()).isEqualTo(row.ends());
      if (row.ends() == InteractionState.SENT) {
        assertThat(entry.decision().row()).isEqualTo(row.row());
      }
      if (!(crm instanceof RoAppUnderTest)) {
        assertThat(bench.waited()).as("one client's work must not run into a budget").isZero();
      }
      Counts counts = bench.counts();
      if (!(crm instanceof BuiltinUnderTest)) {
        assertThat(counts.calls()).as("calls that reached the CRM").isEqualTo(asked);
      }
      return counts;
    }
  }

  private static Employee employee(String id, String user, String extension) {
    return new Employee(id, id, null, user, List.of(extension), null, null, null);
  }

  private static ProjectSettings settings(DuplicateSettings duplicates) {
    return new ProjectSettings(
        "UA",
        null,
        "iryna",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(Case.BLOCKED),
        null,
        null,
        null,
        null,
        null,
        null,
        duplicates,
        null,
        null);
  }
}
