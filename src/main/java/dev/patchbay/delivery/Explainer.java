package dev.patchbay.delivery;

import dev.patchbay.caller.ClientFiles;
import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.Lookup;
import dev.patchbay.duplicate.Verdict;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.Interaction;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.JournalViews;
import dev.patchbay.journal.JournalViews.Explanation;
import dev.patchbay.project.Project;
import dev.patchbay.scenario.ClientHistory;
import dev.patchbay.scenario.ClientState;
import dev.patchbay.scenario.ClientStates;
import dev.patchbay.scenario.Plan;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Says what settings would make of a stored interaction: those in force or a draft. Writes nothing,
 * in no CRM and nowhere else.
 */
@Singleton
public class Explainer {

  private final Decider decider;
  private final CrmAccess crms;
  private final ClientFiles files;
  private final DuplicateProbe duplicates;
  private final Clock clock;

  @Inject
  public Explainer(
      Decider decider, CrmAccess crms, ClientFiles files, DuplicateProbe duplicates, Clock clock) {
    this.decider = decider;
    this.crms = crms;
    this.files = files;
    this.duplicates = duplicates;
    this.clock = clock;
  }

  /**
   * Decides on what the CRM knew when the interaction was decided, or, if it never was, on what it
   * knows now.
   *
   * @param project with the settings to decide by
   */
  public Explanation explain(Project project, JournalEntry entry) {
    Interaction interaction = decider.interaction(entry, project);
    Optional<Plan> known = decider.withoutLookup(entry, interaction, project, clock.instant());
    if (known.isPresent()) {
      return JournalViews.explanation(known.get(), null).comparedWith(entry, known.get());
    }
    if (interaction instanceof FormSubmission form) {
      Optional<Verdict.Duplicate> duplicate = duplicates.explain(project, entry, form);
      if (duplicate.isPresent()) {
        return JournalViews.explanation(duplicate.get());
      }
    }
    if (entry.decision() != null) {
      return explained(
          project, entry, interaction, entry.decision().client(), entry.decision().history());
    }
    Optional<ClientQuery> query = decider.query(interaction, project, List.of());
    if (query.isEmpty()) {
      return explained(project, entry, interaction, ClientState.NEW, ClientHistory.NONE);
    }
    if (!project.takesWork()) {
      return JournalViews.explanation(
          new Plan.Wait("No CRM takes work now, so the client cannot be looked up."), null);
    }
    return switch (crms.open(project).crm().find(query.get())) {
      case Lookup.Known found ->
          explained(
              project,
              entry,
              interaction,
              ClientStates.of(found.records()),
              history(project, entry));
      case Lookup.Failed failed ->
          JournalViews.explanation(
              new Plan.Wait("The client cannot be looked up: " + failed.failure().reason()), null);
    };
  }

  private ClientHistory history(Project project, JournalEntry entry) {
    return files
        .find(project.id(), entry.client())
        .map(file -> file.value().history(project.integration().id()))
        .orElse(ClientHistory.NONE);
  }

  private Explanation explained(
      Project project,
      JournalEntry entry,
      Interaction interaction,
      ClientState client,
      ClientHistory history) {
    Plan plan = decider.plan(entry, interaction, client, history, project, clock.instant());
    return JournalViews.explanation(plan, client).comparedWith(entry, plan);
  }
}
