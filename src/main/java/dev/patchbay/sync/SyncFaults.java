package dev.patchbay.sync;

import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.Journal;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.project.Project;
import dev.patchbay.statusgroup.FiledStatus;
import dev.patchbay.statusgroup.Filings;
import dev.patchbay.sync.SyncFault.Code;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Everything that is wrong between a project and its CRM's records. What a person can put right in
 * the hub, statuses and refused records, is looked up when it is asked for: it is gone as soon as
 * it was put right.
 */
@Singleton
public class SyncFaults {

  private static final int ENTRIES_READ = 50;
  private static final int NAMES_SHOWN = 5;
  private static final Pattern DEMANDS =
      Pattern.compile(
          "\\b(required|mandatory|must not be empty|cannot be empty)\\b", Pattern.CASE_INSENSITIVE);

  private final SyncStates states;
  private final Filings filings;
  private final Journal journal;

  @Inject
  public SyncFaults(SyncStates states, Filings filings, Journal journal) {
    this.states = states;
    this.filings = filings;
    this.journal = journal;
  }

  /** Of the integration that the project has now; empty where none is connected. */
  public List<SyncFault> of(Project project) {
    List<SyncFault> all = new ArrayList<>();
    states
        .find(project)
        .ifPresent(
            state -> {
              all.addAll(state.faults());
              unfiled(project.id(), state.integration()).ifPresent(all::add);
              refused(project).ifPresent(all::add);
            });
    return List.copyOf(all);
  }

  /** The statuses that nobody has confirmed, as a fault. */
  Optional<SyncFault> unfiled(String project, String integration) {
    List<FiledStatus> open =
        filings.of(project, integration).statuses().stream()
            .filter(status -> status.fresh() && status.removedAt() == null)
            .toList();
    if (open.isEmpty()) {
      return Optional.empty();
    }
    String names =
        open.stream().limit(NAMES_SHOWN).map(FiledStatus::name).collect(Collectors.joining(", "));
    String more =
        open.size() > NAMES_SHOWN ? " and %d more".formatted(open.size() - NAMES_SHOWN) : "";
    Instant since = open.stream().map(FiledStatus::seenAt).min(Instant::compareTo).orElseThrow();
    return Optional.of(
        new SyncFault(
            Code.STATUSES_NOT_FILED,
            ("Nobody has said into which group these statuses belong: %s%s. Their deals are "
                    + "counted where the CRM's own meaning says; confirm the filing.")
                .formatted(names, more),
            since));
  }

  /** A record that the CRM refused, since it was connected, for a field that it demands. */
  private Optional<SyncFault> refused(Project project) {
    return journal
        .waiting(project.id(), InteractionState.FAILED, ENTRIES_READ, null)
        .entries()
        .stream()
        .filter(entry -> entry.updatedAt().isAfter(project.integration().createdAt()))
        .filter(SyncFaults::demandsField)
        .findFirst()
        .map(
            entry ->
                new SyncFault(
                    Code.MANDATORY_FIELD,
                    ("The CRM makes no record without a field that it demands (%s). Fill it by the "
                            + "field mapping, then send the failed interactions again.")
                        .formatted(entry.reason()),
                    entry.updatedAt()));
  }

  private static boolean demandsField(JournalEntry entry) {
    return entry.reason() != null
        && entry.reason().startsWith("refused:")
        && DEMANDS.matcher(entry.reason()).find();
  }
}
