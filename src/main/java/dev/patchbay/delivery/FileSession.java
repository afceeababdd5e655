package dev.patchbay.delivery;

import dev.patchbay.caller.ClientFile;
import dev.patchbay.caller.ClientFiles;
import dev.patchbay.caller.KnownClient;
import dev.patchbay.caller.Remembered;
import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.intake.interaction.Interaction;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.project.Project;
import dev.patchbay.scenario.ClientState;
import dev.patchbay.store.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One run's use of its client's file: read once, when it is needed, and written at the end. */
final class FileSession {

  private final ClientFiles files;
  private final KeptOrigins origins;
  private final Project project;
  private final String client;
  private final Duration settleTime;
  private final Clock clock;
  private Optional<Stored<ClientFile>> read;
  private ClientState found;

  /**
   * @param settleTime how long the CRM's search may not show what was made
   */
  FileSession(
      ClientFiles files,
      KeptOrigins origins,
      Project project,
      String client,
      Duration settleTime,
      Clock clock) {
    this.files = files;
    this.origins = origins;
    this.project = project;
    this.client = client;
    this.settleTime = settleTime;
    this.clock = clock;
  }

  ClientFile file() {
    return read().map(Stored::value).orElse(ClientFile.EMPTY);
  }

  /** Records that a look-up must not miss now. */
  List<RecordRef> recent() {
    return file().recent(project.integration().id(), clock.instant());
  }

  /** What was made for the client or known of him: all there is where no CRM can be asked. */
  ClientRecords remembered() {
    KnownClient known = file().known();
    return known != null && known.integration().equals(project.integration().id())
        ? known.records()
        : ClientRecords.NONE;
  }

  /** Keeps what the CRM said until the end of the run. */
  void found(ClientState state) {
    found = state;
  }

  /**
   * Must happen before the interaction leaves the worklist: the client's next one may come at once,
   * also after one that was given up half-way. Can be repeated.
   */
  void remember(JournalEntry entry, Interaction interaction) {
    if (entry.decision() == null) {
      return;
    }
    origins.keep(entry);
    Instant now = clock.instant();
    KnownClient known =
        found == null ? null : KnownClient.of(entry.decision().integration(), found, now);
    Instant settled = settleTime.isPositive() ? now.plus(settleTime) : null;
    Remembered remembered = new Remembered(project, entry, interaction);
    files.update(project.id(), client, read(), file -> remembered.in(file, known, now, settled));
    if (project.settings().routing().smartPhone()
        && ClientKey.isReachable(client)
        && remembered.madeRecords()) {
      files.push(project.id(), client);
    }
  }

  private Optional<Stored<ClientFile>> read() {
    if (read == null) {
      read = files.find(project.id(), client);
    }
    return read;
  }
}
