package dev.patchbay.switching;

import dev.patchbay.project.FieldMapping;
import dev.patchbay.project.Projects;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Which values go into which fields of the old CRM. */
@Singleton
final class FieldMappingData implements AffectedData {

  private final Projects projects;
  private final EarlierMappings earlier;

  @Inject
  FieldMappingData(Projects projects, EarlierMappings earlier) {
    this.projects = projects;
    this.earlier = earlier;
  }

  @Override
  public String kind() {
    return "field-mapping";
  }

  @Override
  public int order() {
    return 40;
  }

  @Override
  public Count count(Scope scope) {
    return Count.of(scope.project().mapping().entries().size());
  }

  @Override
  public Consequence consequence(Facts facts, ChangeRequest request) {
    return Consequence.of(
        kind(),
        Effect.ARCHIVED,
        facts.count(kind()),
        facts.target() == null
            ? "The fields are those of %s. They are offered again with the same account."
                .formatted(facts.source().title())
            : "The fields are those of %s. The mandatory ones of %s are mapped anew."
                .formatted(facts.source().title(), facts.next()));
  }

  @Override
  public void apply(Change change, Archive before) {
    earlier.keep(change.project(), before.mapping());
    projects.saveMapping(change.project(), FieldMapping.NONE);
  }

  @Override
  public void undo(Change change, Archive before) {
    projects.saveMapping(change.project(), before.mapping());
  }
}
