package dev.patchbay.switching;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.journal.Journal;
import dev.patchbay.project.EarlierIntegrations.Left;
import dev.patchbay.project.Project;
import dev.patchbay.sync.Mirror;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** What is counted for one preview; what several kinds need is read once. */
public final class Scope {

  private final Project project;
  private final boolean startsOver;
  private final List<Left> earlier;
  private final Journal journal;
  private final Mirror mirror;
  private final LocalDate today;
  private JournalTally tally;

  /**
   * @param today in UTC
   */
  Scope(
      Project project,
      boolean startsOver,
      List<Left> earlier,
      Journal journal,
      Mirror mirror,
      LocalDate today) {
    this.project = project;
    this.startsOver = startsOver;
    this.earlier = List.copyOf(earlier);
    this.journal = journal;
    this.mirror = mirror;
    this.today = today;
  }

  public Project project() {
    return project;
  }

  JournalTally journal() {
    if (tally == null) {
      LocalDate first = LocalDate.ofInstant(project.createdAt(), ZoneOffset.UTC);
      tally = JournalTally.of(journal, project.id(), first, today);
    }
    return tally;
  }

  /** The open leads and deals of the CRM that is left. */
  Count open() {
    int[] number = {0};
    Stream.of(RecordKind.LEAD, RecordKind.DEAL)
        .forEach(
            kind ->
                mirror.each(
                    project.id(),
                    project.integration().id(),
                    kind,
                    null,
                    null,
                    copy -> number[0] += copy.open() ? 1 : 0));
    return Count.of(number[0]);
  }

  /** The copies of the integrations that the change is about. */
  Count mirrored(RecordKind kind) {
    Stream<String> before =
        startsOver ? earlier.stream().map(left -> left.integration().id()) : Stream.of();
    int[] number = {0};
    Stream.concat(Stream.of(project.integration().id()), before)
        .distinct()
        .forEach(
            integration ->
                mirror.each(
                    project.id(),
                    integration,
                    kind,
                    null,
                    null,
                    copy -> number[0] += copy.present() ? 1 : 0));
    return Count.of(number[0]);
  }
}
