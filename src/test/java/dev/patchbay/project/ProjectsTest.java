package dev.patchbay.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.store.Json;
import dev.patchbay.store.MemoryTable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final MemoryTable table = new MemoryTable();
  private final Projects projects =
      new Projects(table, new Json(), Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void a_project_comes_back_with_everything_that_belongs_to_it() {
    Employee anna = new Employee("anna", "Anna", null, "7", List.of("101"), null, null, null);
    projects.save("demo", "Demo", ProjectSettings.defaults("PL", ZoneId.of("Europe/Warsaw")));
    projects.saveEmployees("demo", List.of(anna));
    Project project = projects.find("demo").orElseThrow();
    assertThat(project.name()).isEqualTo("Demo");
    assertThat(project.createdAt()).isEqualTo(NOW);
    assertThat(project.settings().country()).isEqualTo("PL");
    assertThat(project.employees()).containsExactly(anna);
    assertThat(project.integration()).isNull();
  }

  @Test
  void saving_again_renames_and_keeps_the_settings() {
    projects.save("demo", "Demo", ProjectSettings.defaults("PL", ZoneId.of("Europe/Warsaw")));
    projects.save("demo", "Other", ProjectSettings.defaults("UA", ZoneId.of("Europe/Kyiv")));
    Project project = projects.find("demo").orElseThrow();
    assertThat(project.name()).isEqualTo("Other");
    assertThat(project.settings().country()).isEqualTo("PL");
  }

  @Test
  void only_the_newest_ingest_token_opens_and_only_its_hash_is_stored() {
    projects.save("demo", "Demo", ProjectSettings.defaults("UA", ZoneId.of("Europe/Kyiv")));
    String first = projects.rotateIngestToken("demo");
    String second = projects.rotateIngestToken("demo");
    assertThat(projects.authenticate("demo", second)).isPresent();
    assertThat(projects.authenticate("demo", first)).isEmpty();
    assertThat(projects.authenticate("demo", null)).isEmpty();
    assertThat(table.list("P#demo", "")).noneMatch(document -> document.body().contains(second));
  }

  @Test
  void without_a_token_nothing_opens() {
    projects.save("demo", "Demo", ProjectSettings.defaults("UA", ZoneId.of("Europe/Kyiv")));
    assertThat(projects.authenticate("demo", "")).isEmpty();
    assertThat(projects.authenticate("unknown", "")).isEmpty();
  }
}
