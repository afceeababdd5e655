package dev.patchbay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.audit.AuditLog;
import dev.patchbay.delivery.ProjectRemoval.Progress;
import dev.patchbay.intake.telephony.SourceCredentials;
import dev.patchbay.journal.Origins;
import dev.patchbay.project.EarlierIntegrations;
import dev.patchbay.project.Integration;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProjectRemovalTest {

  /**
   * Partitions that the sweep reaches by the journal, that are index partitions, or that expire.
   */
  private static final Set<String> REACHED_OTHERWISE =
      Set.of("#I#", "#C#", "#DAY#", "#STATE#", "#AUDIT", "#FORMS#");

  private final Hub hub = new Hub();
  private final AuditLog audit = new AuditLog(hub.table, hub.json, hub.clock);
  private final ProjectRemoval removal = removal();

  @Test
  void nothing_of_a_removed_project_is_left_but_that_it_was_removed() {
    fill();
    hub.projects.rotateFormKey("demo");
    audit.begin("demo", "root", List.of(), "PUT /v1/projects/{project}/settings", "settings");
    audit.begin("demo", "root", List.of(), "DELETE /v1/projects/{project}", "project");

    assertThat(removal.remove("demo", late())).isInstanceOf(Progress.Unfinished.class);
    hub.clock.advance(ProjectRemoval.LATE_WRITES);
    assertThat(removal.remove("demo", late())).isInstanceOf(Progress.Done.class);

    assertThat(hub.table.all())
        .extracting(document -> document.key().partition())
        .containsExactlyInAnyOrder("P#demo#AUDIT", "REMOVALS");
    assertThat(audit.entries("demo", 10, null).entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.action()).isEqualTo("DELETE /v1/projects/{project}"));
  }

  @Test
  void another_project_keeps_everything() {
    hub.projects.save("demo2", "Other", ProjectSettings.defaults("UA", ZoneId.of("Europe/Kyiv")));
    put("P#demo2#MATRIX", "V1");
    put("CRM#demo2", "lead#1");
    int before = of("demo2").size();
    fill();

    removal.remove("demo", late());

    assertThat(of("demo2")).hasSize(before);
    assertThat(hub.projects.find("demo2")).isPresent();
  }

  @Test
  void from_the_first_moment_on_it_does_not_exist_and_its_id_is_used_up() {
    String token = hub.projects.rotateIngestToken("demo");
    String formKey = hub.projects.rotateFormKey("demo");
    assertThat(removal.isUsedUp("demo")).isFalse();

    Progress progress = removal.remove("demo", Instant.MIN);

    assertThat(progress).isInstanceOf(Progress.Unfinished.class);
    assertThat(hub.projects.find("demo")).isEmpty();
    assertThat(hub.projects.authenticate("demo", token)).isEmpty();
    assertThat(hub.projects.findByFormKey(formKey)).isEmpty();
    assertThat(removal.isUsedUp("demo")).isTrue();
  }

  @Test
  void it_goes_on_where_it_was_interrupted() {
    fill();
    removal.remove("demo", Instant.MIN);
    assertThat(hub.table.list("P#demo#MATRIX", "")).isNotEmpty();

    Progress progress = removal.remove("demo", late());

    assertThat(((Progress.Unfinished) progress).journalDay()).isNull();
    assertThat(hub.table.list("P#demo#MATRIX", "")).isEmpty();
    assertThat(hub.table.list("P#demo#ORIGINS#i0", "")).isEmpty();
  }

  @Test
  void what_was_being_written_at_the_removal_goes_with_the_last_pass() {
    removal.remove("demo", late());
    put("P#demo#MATRIX", "V2");

    hub.clock.advance(ProjectRemoval.LATE_WRITES.minusSeconds(1));
    assertThat(removal.remove("demo", late())).isInstanceOf(Progress.Unfinished.class);
    put("P#demo#MATRIX", "V3");
    hub.clock.advance(Duration.ofSeconds(1));
    assertThat(removal.remove("demo", late())).isInstanceOf(Progress.Done.class);

    assertThat(hub.table.list("P#demo#MATRIX", "")).isEmpty();
    assertThat(removal.remove("demo", late())).isInstanceOf(Progress.Done.class);
  }

  @Test
  void what_never_was_cannot_be_removed() {
    assertThat(removal.remove("ghost", late())).isInstanceOf(Progress.Unknown.class);
    assertThat(removal.isUsedUp("ghost")).isFalse();
  }

  @Test
  void every_partition_of_a_project_in_the_code_is_removed() throws IOException {
    Set<String> covered =
        Stream.concat(ProjectSweep.PARTITIONS.stream(), ProjectSweep.OF_INTEGRATIONS.stream())
            .map(name -> name.replaceFirst("\\*.*", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    covered.addAll(REACHED_OTHERWISE);

    assertThat(partitionsInTheCode()).contains("#MATRIX", "#MIRROR#", "#I#").isSubsetOf(covered);
  }

  /** What follows {@code "P#" + project + } in the sources. */
  private static Set<String> partitionsInTheCode() throws IOException {
    Pattern partition = Pattern.compile("\"P#\" \\+ [\\w.()]+\\s*\\+ \"(#[A-Z-]+#?)");
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(ProjectRemovalTest::text)
          .flatMap(text -> partition.matcher(text).results())
          .map((MatchResult match) -> match.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Interactions that are delivered, one that waits, and something in every partition. */
  private void fill() {
    hub.accept(Hub.completed("c1"));
    hub.accept(Forms.ANNA, "f1");
    hub.deliver();
    hub.accept(Hub.completed("c2"));
    new EarlierIntegrations(hub.table, hub.json)
        .keep(
            "demo",
            new EarlierIntegrations.Left(
                new Integration(
                    "i0",
                    "builtin",
                    Integration.State.DISCONNECTED,
                    hub.clock.instant(),
                    null,
                    null,
                    null,
                    null),
                hub.clock.instant(),
                false));
    ProjectSweep.PARTITIONS.forEach(name -> put("P#demo" + name, "some-source"));
    ProjectSweep.OF_INTEGRATIONS.forEach(
        name -> {
          put("P#demo" + name.replace("*", "i0"), "x");
          put("P#demo" + name.replace("*", "i1"), "x");
        });
    put("P#demo", "CREDENTIALS#i1");
    put("demo#pacing", "i1");
  }

  private void put(String partition, String sort) {
    if (hub.table.get(new Key(partition, sort)).isEmpty()) {
      hub.table.put(Document.of(new Key(partition, sort), "{}"));
    }
  }

  private List<Document> of(String project) {
    return hub.table.all().stream()
        .filter(document -> document.key().partition().matches("(P|CRM)#" + project + "(#.*)?"))
        .toList();
  }

  private Instant late() {
    return hub.clock.instant().plusSeconds(60);
  }

  private ProjectRemoval removal() {
    return new ProjectRemoval(
        hub.projects,
        new EarlierIntegrations(hub.table, hub.json),
        new SourceCredentials(hub.table, hub.json, null, List.of()),
        new ProjectSweep(
            hub.journal,
            new Erasure(
                hub.journal, hub.leads, new Origins(hub.table, hub.json), hub.table, hub.clock),
            audit,
            hub.table,
            hub.clock),
        hub.table,
        hub.json,
        hub.clock);
  }
}
