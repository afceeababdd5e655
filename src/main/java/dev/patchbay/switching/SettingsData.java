package dev.patchbay.switching;

import dev.patchbay.project.CrmSettings;
import dev.patchbay.project.Matrix;
import dev.patchbay.project.MatrixVersions;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.project.Projects;
import dev.patchbay.project.ScenarioSettings;
import dev.patchbay.store.Json;
import dev.patchbay.switching.Consequence.Item;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The project's settings. A fresh start sets back how interactions are handled; what they come in
 * by stays in any case, so that nothing stops.
 */
@Singleton
final class SettingsData implements AffectedData {

  /** What a fresh start sets back, beside the matrix, which has versions. */
  static final List<String> HANDLING =
      List.of(
          "taskDueHours",
          "minTalkSeconds",
          "reviewTask",
          "missedExistingAssignee",
          "contactAnsweredOwner",
          "contactMissedOwner",
          "scenario.repeatCall",
          "scenario.reuseClosedDays",
          "scenario.completeMissedTasks",
          "scenario.callbackDueMinutes",
          "scenario.stages",
          "scenario.titles",
          "scenario.formOwners",
          "forms.mapping",
          "duplicates",
          "routing");

  private static final List<String> WITH_MATRIX =
      Stream.concat(HANDLING.stream(), Stream.of("scenario.matrix")).toList();

  private final Projects projects;
  private final MatrixVersions versions;
  private final SettingsPatch patch;

  @Inject
  SettingsData(Projects projects, MatrixVersions versions, Json json) {
    this.projects = projects;
    this.versions = versions;
    this.patch = new SettingsPatch(json.mapper());
  }

  @Override
  public String kind() {
    return "settings";
  }

  @Override
  public int order() {
    return 10;
  }

  /** How many settings that a fresh start sets back differ from their defaults. */
  @Override
  public Count count(Scope scope) {
    return Count.of(patch.differing(scope.project().settings(), WITH_MATRIX).size());
  }

  @Override
  public Consequence consequence(Facts facts, ChangeRequest request) {
    List<Item> items = new ArrayList<>();
    if (request.startsOver()) {
      patch.differing(facts.project().settings(), WITH_MATRIX).stream()
          .map(path -> new Item(path, Effect.ARCHIVED, "It goes back to its default."))
          .forEach(items::add);
    }
    if (facts.project().settings().crm().earlierDeals() != request.earlierDeals()) {
      items.add(
          new Item(
              "crm.earlierDeals",
              Effect.CHANGED,
              request.earlierDeals()
                  ? "Leads and deals of earlier integrations are shown from now on."
                  : "Leads and deals of earlier integrations are not shown from now on."));
    }
    return request.startsOver()
        ? Consequence.of(
            kind(),
            Effect.ARCHIVED,
            facts.count(kind()),
            items,
            "How interactions are handled goes back to the defaults. Ingest token, keys,"
                + " telephonies, origins, numbers, country, time zone and employees stay, so that"
                + " nothing stops.")
        : Consequence.of(
            kind(),
            Effect.KEPT,
            facts.count(kind()),
            items,
            "They are the hub's own. What names ids of the old CRM stands under scenarios.");
  }

  @Override
  public void apply(Change change, Archive before) {
    projects.updateSettings(change.project(), now -> changed(change, now));
  }

  private ProjectSettings changed(Change change, ProjectSettings now) {
    ProjectSettings next = withEarlierDeals(now, change.request().earlierDeals());
    if (!change.request().startsOver()) {
      return next;
    }
    Matrix matrix = now.scenario().matrixInForce();
    ScenarioSettings scenario = now.scenario();
    return patch.reset(
        matrix.rows().isEmpty()
            ? next
            : next.withScenario(
                scenario.withMatrix(
                    versions.add(change.project(), matrix, Map.of(), change.confirmedBy()))),
        HANDLING);
  }

  @Override
  public void undo(Change change, Archive before) {
    projects.updateSettings(
        change.project(),
        now ->
            patch.restore(
                withEarlierDeals(now, before.settings().crm().earlierDeals()),
                before.settings(),
                change.request().startsOver() ? WITH_MATRIX : List.of()));
  }

  private static ProjectSettings withEarlierDeals(ProjectSettings settings, boolean shown) {
    CrmSettings crm = settings.crm();
    return settings.withCrm(
        new CrmSettings(shown, crm.whenDisconnected(), crm.syncMinutes(), crm.importDays()));
  }
}
