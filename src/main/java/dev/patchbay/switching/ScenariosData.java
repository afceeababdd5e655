package dev.patchbay.switching;

import dev.patchbay.project.FormSettings;
import dev.patchbay.project.FormSettings.Mapping;
import dev.patchbay.project.Matrix;
import dev.patchbay.project.Matrix.Row;
import dev.patchbay.project.Matrix.Trigger;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.project.Projects;
import dev.patchbay.project.ScenarioSettings.StageRule;
import dev.patchbay.scenario.Matrices;
import dev.patchbay.store.Json;
import dev.patchbay.switching.Consequence.Item;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Rules that lead to records: the matrix, which works in another CRM as far as that can, and what
 * names ids of the old CRM, which means nothing in another one.
 */
@Singleton
final class ScenariosData implements AffectedData {

  /** What names ids of a CRM. */
  static final List<String> BOUND =
      List.of("scenario.stages", "duplicates.extended.statuses", "forms.mapping");

  private final Projects projects;
  private final SettingsPatch patch;

  @Inject
  ScenariosData(Projects projects, Json json) {
    this.projects = projects;
    this.patch = new SettingsPatch(json.mapper());
  }

  @Override
  public String kind() {
    return "scenarios";
  }

  @Override
  public int order() {
    return 20;
  }

  /** Rows of the matrix that were edited, and rules that name ids of the CRM. */
  @Override
  public Count count(Scope scope) {
    ProjectSettings settings = scope.project().settings();
    return Count.of(
        settings.scenario().matrixInForce().rows().size()
            + settings.scenario().stages().size()
            + settings.duplicates().extended().statuses().size()
            + (int) crmFields(settings).count());
  }

  @Override
  public Consequence consequence(Facts facts, ChangeRequest request) {
    ProjectSettings settings = facts.project().settings();
    String old = facts.source().title();
    List<Item> items = new ArrayList<>();
    rows(facts, request).forEach(items::add);
    for (StageRule rule : settings.scenario().stages()) {
      String name = "stage of new " + rule.kind().name().toLowerCase(Locale.ROOT) + "s";
      items.add(bound(name, rule.pipeline() + "/" + rule.stage(), old));
    }
    for (String status : settings.duplicates().extended().statuses()) {
      items.add(bound("status of the duplicate check", status, old));
    }
    crmFields(settings)
        .forEach(rule -> items.add(bound("form field " + rule.from(), to(rule), old)));
    boolean any = items.stream().anyMatch(item -> item.effect() == Effect.ARCHIVED);
    return Consequence.of(
        kind(),
        any ? Effect.ARCHIVED : items.isEmpty() ? Effect.KEPT : Effect.CHANGED,
        facts.count(kind()),
        items,
        items.isEmpty()
            ? "Nothing in them is bound to one CRM."
            : "What names ids of " + old + " is archived; the rest works as the next CRM can.");
  }

  /** The rows of the matrix that lead to something else afterwards. */
  private static Stream<Item> rows(Facts facts, ChangeRequest request) {
    Matrix matrix = facts.project().settings().scenario().matrixInForce();
    if (request.startsOver()) {
      return matrix.rows().keySet().stream()
          .map(
              row ->
                  new Item("row " + row.label(), Effect.ARCHIVED, "It is as recommended again."));
    }
    if (facts.target() == null) {
      return Stream.empty();
    }
    Matrix now = Matrices.fitted(matrix, facts.source().capabilities());
    Matrix then = Matrices.fitted(matrix, facts.target().capabilities());
    return Stream.of(Trigger.values())
        .filter(row -> !now.row(row).equals(then.row(row)))
        .map(
            row ->
                new Item(
                    "row " + row.label(),
                    Effect.CHANGED,
                    "In %s it makes %s instead of %s."
                        .formatted(facts.next(), makes(then.row(row)), makes(now.row(row)))));
  }

  private static String makes(Row row) {
    List<String> made =
        Stream.of(
                row.contact() ? "contact" : null,
                row.organization() ? "organization" : null,
                row.lead() ? "lead" : null,
                row.deal() ? "deal" : null,
                row.task() ? "task" : null,
                row.note() ? row.noteOnAll() ? "note on all" : "note" : null)
            .filter(word -> word != null)
            .toList();
    return made.isEmpty() ? "nothing" : String.join(", ", made);
  }

  private static Item bound(String name, String id, String old) {
    return new Item(
        name, Effect.ARCHIVED, "It names " + id.replace("null", "default") + " of " + old + ".");
  }

  private static Stream<Mapping> crmFields(ProjectSettings settings) {
    return settings.forms().mapping().stream().filter(rule -> rule.to().property() == null);
  }

  private static String to(Mapping rule) {
    return rule.to().kind().name().toLowerCase(Locale.ROOT) + "." + rule.to().field();
  }

  @Override
  public void apply(Change change, Archive before) {
    projects.updateSettings(
        change.project(),
        now -> {
          ProjectSettings reset = patch.reset(now, BOUND);
          List<Mapping> own =
              now.forms().mapping().stream().filter(rule -> rule.to().property() != null).toList();
          return change.request().startsOver() ? reset : reset.withForms(mapping(now.forms(), own));
        });
  }

  @Override
  public void undo(Change change, Archive before) {
    projects.updateSettings(change.project(), now -> patch.restore(now, before.settings(), BOUND));
  }

  private static FormSettings mapping(FormSettings forms, List<Mapping> mapping) {
    return new FormSettings(
        forms.allowedOrigins(),
        forms.honeypot(),
        forms.perMinute(),
        forms.originPerMinute(),
        mapping);
  }
}
