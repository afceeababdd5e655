package dev.patchbay.switching.carry;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.Dossier;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Target;
import dev.patchbay.journal.LedgerStep;
import dev.patchbay.journal.Origin;
import dev.patchbay.scenario.PlannedStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Decides what is made in the new CRM of one lead or deal of the old one. Pure; used once. */
final class ItemPlanner {

  /** When an open task is due that had no time. */
  private static final Duration SOON = Duration.ofDays(1);

  private static final int KEY_DIGITS = 10;

  private final Ground ground;
  private final Dossier dossier;
  private final Client client;
  private final ItemTexts texts;
  private final NewFields fields;
  private final List<CarryStep> steps = new ArrayList<>();
  private final List<Pair> known = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private final Map<RecordKind, Integer> planned = new EnumMap<>(RecordKind.class);

  /**
   * @param origin the interaction that once made the lead or deal; null where none did
   */
  ItemPlanner(Ground ground, Dossier dossier, Origin origin) {
    this.ground = ground;
    this.dossier = dossier;
    this.client = Client.of(dossier);
    this.texts = new ItemTexts(ground);
    this.fields = new NewFields(ground, dossier, origin);
  }

  ItemDraft draft(Shared contact, Shared organization) {
    Target group = organization(organization);
    Target person = contact(contact, group);
    Target main = main(person, group);
    if (main != null) {
      money(main);
      notes(main);
      tasks(main, person);
    }
    return new ItemDraft(steps, known, planned, leftOut);
  }

  private Target organization(Shared shared) {
    return shared(
        RecordKind.ORGANIZATION,
        shared,
        Client.organization(dossier),
        () ->
            new Action.CreateOrganization(
                dossier.organizationName(),
                owner(dossier.record().owner()),
                fields.of(RecordKind.ORGANIZATION)));
  }

  private Target contact(Shared shared, Target organization) {
    return shared(
        RecordKind.CONTACT,
        shared,
        client.ref(),
        () ->
            new Action.CreateContact(
                client.name(),
                client.phone(),
                client.email(),
                organization,
                owner(client.owner()),
                fields.of(RecordKind.CONTACT)));
  }

  private Target shared(RecordKind kind, Shared shared, RecordRef old, Supplier<Action> making) {
    if (!shared.wanted()) {
      return null;
    }
    if (ground.plan().of(kind).isEmpty()) {
      leftOut.add("The new CRM has no " + CarryPlan.plural(kind) + ".");
      return null;
    }
    planned.put(kind, 1);
    if (shared.existing() != null) {
      known.add(new Pair(old, shared.existing(), false));
      return new Target.Existing(shared.existing());
    }
    return add(word(kind), making.get(), old);
  }

  private Target main(Target contact, Target organization) {
    CrmRecord record = dossier.record();
    RecordKind kind = ground.plan().of(record.kind()).orElse(null);
    if (kind == null) {
      leftOut.add("The new CRM has neither leads nor deals.");
      return null;
    }
    if (kind != record.kind()) {
      leftOut.add(
          "The %s becomes a %s: the new CRM has no %s."
              .formatted(word(record.kind()), word(kind), CarryPlan.plural(record.kind())));
    }
    planned.put(record.kind(), 1);
    String title =
        record.title() == null || record.title().isBlank() ? client.name() : record.title();
    Action action =
        kind == RecordKind.LEAD
            ? new Action.CreateLead(
                title,
                client.name(),
                client.phone(),
                client.email(),
                contact,
                organization,
                owner(record.owner()),
                dossier.utm(),
                fields.of(kind))
            : new Action.CreateDeal(
                title,
                contact,
                organization,
                owner(record.owner()),
                dossier.utm(),
                fields.of(kind));
    return add(word(kind), action, record.ref());
  }

  /** An amount that no field takes is not lost where there are notes. */
  private void money(Target main) {
    CrmRecord record = dossier.record();
    RecordKind kind = ground.plan().of(record.kind()).orElseThrow();
    if (record.amount() == null || fields.takesAmount(kind)) {
      return;
    }
    if (ground.plan().of(RecordKind.NOTE).isPresent()) {
      add("amount", new Action.AddNote(main, texts.amount(record)), null);
      leftOut.add("The new CRM has no field for the amount: it is in a note.");
    } else {
      leftOut.add("The new CRM has no field for the amount.");
    }
  }

  private void notes(Target main) {
    if (ground.plan().of(RecordKind.NOTE).isEmpty()) {
      leftOut(RecordKind.NOTE, dossier.notes().size());
      return;
    }
    for (Dossier.Note note : dossier.notes()) {
      add(key(note.ref()), new Action.AddNote(main, texts.note(note)), note.ref());
    }
    planned(RecordKind.NOTE, dossier.notes().size());
  }

  private void tasks(Target main, Target contact) {
    RecordKind kind = ground.plan().of(RecordKind.TASK).orElse(null);
    if (kind == null) {
      leftOut(RecordKind.TASK, dossier.tasks().size());
      return;
    }
    List<Target> on = contact == null ? List.of(main) : List.of(main, contact);
    for (Dossier.Task task : dossier.tasks()) {
      Action action =
          kind == RecordKind.TASK
              ? new Action.CreateTask(
                  on, task.subject(), task.text(), owner(task.assignee()), due(task), task.done())
              : new Action.AddNote(main, texts.task(task));
      add(key(task.ref()), action, task.ref());
    }
    planned(RecordKind.TASK, dossier.tasks().size());
    if (kind != RecordKind.TASK && !dossier.tasks().isEmpty()) {
      leftOut.add("The new CRM has no tasks: they become notes.");
    }
  }

  private Instant due(Dossier.Task task) {
    if (task.due() != null) {
      return task.due();
    }
    Instant changed = dossier.record().changedAt();
    return task.done() ? changed == null ? ground.at() : changed : ground.at().plus(SOON);
  }

  private String owner(String oldUser) {
    return ground.plan().has(Capability.WRITE_OWNER) ? ground.owner(oldUser) : null;
  }

  private void planned(RecordKind kind, int count) {
    if (count > 0) {
      planned.put(kind, count);
    }
  }

  private void leftOut(RecordKind kind, int count) {
    if (count > 0) {
      leftOut.add("The new CRM has no %s: %d left out.".formatted(CarryPlan.plural(kind), count));
    }
  }

  private Target add(String key, Action action, RecordRef source) {
    PlannedStep step =
        new PlannedStep(key, action, "bring-along", "It was open in the CRM that was left");
    steps.add(new CarryStep(LedgerStep.planned(step), source, false));
    return new Target.MadeBy(action.makes(), key);
  }

  /** The same whenever the same record is planned again, whatever was added before it. */
  private static String key(RecordRef source) {
    return word(source.kind()) + "-" + Ids.hash(source.id()).substring(0, KEY_DIGITS);
  }

  private static String word(RecordKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
