package dev.patchbay.simulation;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.duplicate.Verdict;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.MainRecord;
import dev.patchbay.journal.Shelved;
import dev.patchbay.project.DuplicateSettings;
import dev.patchbay.simulation.CrmBook.Record;
import dev.patchbay.simulation.Violation.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Of leads that repeat each other one is an original, and the others say so on its record. */
final class DuplicateAudit {

  private static final Duration ONE_HOUR = Duration.ofHours(1);

  private final World world;
  private final Evidence evidence;

  DuplicateAudit(World world, Evidence evidence) {
    this.world = world;
    this.evidence = evidence;
  }

  void audit() {
    List<JournalEntry> forms =
        evidence.entries.values().stream().filter(e -> e.kind().equals("form")).toList();
    List<JournalEntry> originals = forms.stream().filter(DuplicateAudit::original).toList();
    for (int i = 0; i < originals.size(); i++) {
      for (JournalEntry other : originals.subList(i + 1, originals.size())) {
        differ(originals.get(i), other);
      }
    }
    forms.stream().filter(e -> e.duplicate() != null).forEach(this::repeatsSomething);
    forms.forEach(this::reactsInPlace);
  }

  /** Whether something was begun for it as for a lead of its own. */
  private static boolean original(JournalEntry entry) {
    return entry.duplicate() == null
        && entry.decision() != null
        && entry.state() != InteractionState.SKIPPED;
  }

  private void differ(JournalEntry one, JournalEntry other) {
    if (!one.project().equals(other.project())) {
      return;
    }
    boolean withinTheHour = within(ONE_HOUR, one, other) && equal(one, other);
    if (withinTheHour || sameClientInWork(one, other)) {
      world.violated(
          Kind.TWO_ORIGINALS,
          "%s and %s, %s".formatted(one.id(), other.id(), withinTheHour ? "equal" : "one client"));
    }
  }

  private static boolean within(Duration period, JournalEntry one, JournalEntry other) {
    return Duration.between(one.receivedAt(), other.receivedAt()).abs().compareTo(period) < 0;
  }

  /** Written down again here, so that a mistake in the product's comparison shows. */
  private static boolean equal(JournalEntry one, JournalEntry other) {
    FormSubmission first = form(one);
    FormSubmission second = form(other);
    return first.title().equals(second.title())
        && Objects.equals(first.clientPhone(), second.clientPhone())
        && Objects.equals(first.clientEmail(), second.clientEmail());
  }

  /**
   * Where the project wants one lead for one client, by whatever he is known: the first stays in
   * work here, so that the second must see it on its way or in the CRM. A lead that was recorded on
   * a converted one is not in work.
   */
  private boolean sameClientInWork(JournalEntry one, JournalEntry other) {
    boolean wanted = oneLeadPerClient(one) && oneLeadPerClient(other);
    boolean trouble =
        evidence.inTrouble(one)
            || evidence.inTrouble(other)
            || Evidence.moved(one)
            || Evidence.moved(other)
            || evidence.crm(one) != evidence.crm(other);
    DuplicateSettings settings = evidence.projects.get(one.project()).settings().duplicates();
    return wanted
        && !trouble
        && within(Duration.ofHours(settings.hours()), one, other)
        && evidence.client(one).shares(evidence.client(other))
        && madeLead(one, evidence.crm(one)).isPresent()
        && madeLead(other, evidence.crm(other)).isPresent();
  }

  private boolean oneLeadPerClient(JournalEntry entry) {
    DuplicateSettings settings = evidence.projects.get(entry.project()).settings().duplicates();
    Boolean wish = form(entry).wishes().inWorkOnly();
    return settings.extended().enabled() || (wish == null ? settings.inWorkOnly() : wish);
  }

  private void repeatsSomething(JournalEntry entry) {
    Verdict.Duplicate found = entry.duplicate();
    boolean there =
        found.lead() == null
            ? evidence.crm(entry).book.byId(found.record().id()) != null
            : Optional.ofNullable(evidence.entries.get(found.lead()))
                .filter(this::counts)
                .isPresent();
    if (!there) {
      world.violated(Kind.NO_ORIGINAL, "%s repeats %s".formatted(entry.id(), found));
    }
  }

  /** People may block a number whose lead had begun, or redrive it after that. */
  private boolean counts(JournalEntry first) {
    return first.duplicate() == null
        && (first.state() != InteractionState.SKIPPED
            || MainRecord.of(first).isPresent()
            || evidence.redriven.contains(first.id()));
  }

  /** What a duplicate leaves is on the lead that its original has made, if it made one. */
  private void reactsInPlace(JournalEntry entry) {
    evidence.hub.crmsOf(entry.project()).forEach(crm -> reactsInPlace(entry, crm));
  }

  private void reactsInPlace(JournalEntry entry, CrmServer crm) {
    crm.book
        .records()
        .filter(r -> r.marker() != null && r.marker().startsWith(entry.id() + ":duplicate-"))
        .forEach(
            record -> {
              Verdict.Duplicate found = verdict(entry, crm);
              String wanted =
                  found == null
                      ? null
                      : found.lead() == null
                          ? found.record().id()
                          : Optional.ofNullable(evidence.entries.get(found.lead()))
                              .flatMap(first -> madeLead(first, crm))
                              .map(lead -> lead.ref().id())
                              .orElse(found.record().id());
              if (!record.on().ref().id().equals(wanted)) {
                world.violated(
                    Kind.WRONG_RECORD,
                    "%s is on %s instead of %s"
                        .formatted(record.marker(), record.on().ref().id(), wanted));
              }
            });
  }

  /** The verdict on which something was done in the CRM. */
  private static Verdict.Duplicate verdict(JournalEntry entry, CrmServer crm) {
    return entry.shelved().stream()
        .filter(shelf -> shelf.integration().equals(crm.integration))
        .map(Shelved::duplicate)
        .findFirst()
        .orElse(entry.duplicate());
  }

  private static Optional<Record> madeLead(JournalEntry entry, CrmServer crm) {
    return crm.book
        .records()
        .filter(r -> r.kind() == RecordKind.LEAD && (entry.id() + ":lead").equals(r.marker()))
        .findFirst();
  }

  private static FormSubmission form(JournalEntry entry) {
    return (FormSubmission) entry.events().values().iterator().next().event();
  }
}
