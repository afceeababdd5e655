package dev.patchbay.caller;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Target;
import dev.patchbay.intake.interaction.Call;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.Interaction;
import dev.patchbay.intake.interaction.MessengerContact;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.LedgerStep;
import dev.patchbay.project.Employee;
import dev.patchbay.project.Project;
import dev.patchbay.scenario.Employees;
import dev.patchbay.scenario.PlannedStep;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a client's file takes from an interaction that was worked on. */
public final class Remembered {

  private static final Set<RecordKind> SEARCHED =
      EnumSet.of(RecordKind.CONTACT, RecordKind.LEAD, RecordKind.DEAL);

  private final Project project;
  private final JournalEntry entry;
  private final Interaction interaction;

  public Remembered(Project project, JournalEntry entry, Interaction interaction) {
    this.project = project;
    this.entry = entry;
    this.interaction = interaction;
  }

  /**
   * @param found what the CRM said in this run, or null where it was not asked
   * @param settled when the CRM's search surely shows what was made; null where it shows it at once
   */
  public ClientFile in(ClientFile file, KnownClient found, Instant now, Instant settled) {
    String integration = entry.decision().integration();
    ClientFile more = found == null ? file : file.knowing(found);
    if (more.known() != null && more.known().integration().equals(integration)) {
      Instant since = found == null ? more.known().asOf() : Instant.MIN;
      more = more.knowing(more.known().with(entry.ledger(), since));
    }
    List<RecordRef> made = made(entry);
    if (settled != null && !made.isEmpty()) {
      more = more.having(new ClientFile.Made(integration, made, settled), now);
    }
    return talked(more).with(past()).with(asked(integration), completed(integration));
  }

  private ClientFile talked(ClientFile file) {
    boolean talked = interaction instanceof Call call && call.outcome() == Call.Outcome.ANSWERED;
    return talked
        ? file.talked(new ClientFile.Talk(employee().map(Employee::id).orElse(null), began()))
        : file;
  }

  private ClientFile.Past past() {
    String name = employee().map(Employee::name).orElse(null);
    return interaction instanceof Call call
        ? new ClientFile.Past(
            entry.id(),
            entry.kind(),
            began(),
            call.direction().name().toLowerCase(Locale.ROOT),
            call.outcome() == Call.Outcome.ANSWERED ? "answered" : "missed",
            name)
        : new ClientFile.Past(entry.id(), entry.kind(), began(), null, "received", name);
  }

  private Instant began() {
    Instant told =
        switch (interaction) {
          case Call call -> call.startedAt();
          case FormSubmission form -> form.submittedAt();
          case MessengerContact contact -> contact.sentAt();
        };
    return told == null ? entry.receivedAt() : told;
  }

  private Optional<Employee> employee() {
    List<String> handles =
        switch (interaction) {
          case Call call -> call.employee();
          case MessengerContact contact -> contact.employee();
          case FormSubmission _ -> List.of();
        };
    return new Employees(project.employees()).byHandles(handles);
  }

  /** Whether the client's records were made by it. */
  public boolean madeRecords() {
    return !made(entry).isEmpty();
  }

  /** What the interaction has made that a search may not show yet. */
  public static List<RecordRef> made(JournalEntry entry) {
    return entry.ledger().stream()
        .filter(LedgerStep::finished)
        .map(LedgerStep::ref)
        .filter(Objects::nonNull)
        .filter(ref -> SEARCHED.contains(ref.kind()))
        .toList();
  }

  private List<ClientFile.MissedTask> asked(String integration) {
    return done()
        .filter(step -> step.key().equals(PlannedStep.MISSED_TASK) && step.ref() != null)
        .map(step -> new ClientFile.MissedTask(integration, step.ref(), false))
        .toList();
  }

  private List<ClientFile.MissedTask> completed(String integration) {
    return done()
        .map(LedgerStep::action)
        .filter(action -> action instanceof Action.UpdateTask update && isDone(update))
        .map(action -> task(((Action.UpdateTask) action).task()))
        .filter(Objects::nonNull)
        .map(task -> new ClientFile.MissedTask(integration, task, true))
        .toList();
  }

  private static boolean isDone(Action.UpdateTask update) {
    return Boolean.TRUE.equals(update.done());
  }

  private RecordRef task(Target target) {
    return switch (target) {
      case Target.Existing existing -> existing.ref();
      case Target.MadeBy by ->
          done()
              .filter(step -> step.key().equals(by.step()))
              .map(LedgerStep::ref)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null);
    };
  }

  private Stream<LedgerStep> done() {
    return entry.ledger().stream().filter(LedgerStep::finished);
  }
}
