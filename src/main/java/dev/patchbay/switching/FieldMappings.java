package dev.patchbay.switching;

import dev.patchbay.crm.CrmCatalogue;
import dev.patchbay.crm.CrmMetadata;
import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.CrmSchemas;
import dev.patchbay.crm.Described;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.intake.FieldError;
import dev.patchbay.project.FieldMapping;
import dev.patchbay.project.FieldMapping.Entry;
import dev.patchbay.project.FormSettings.Kind;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Matrix;
import dev.patchbay.project.Matrix.Row;
import dev.patchbay.project.Project;
import dev.patchbay.scenario.Matrices;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which values go into which fields of the connected CRM, and which fields must get one. */
@Singleton
public class FieldMappings {

  private final CrmCatalogue catalogue;
  private final CrmSchemas schemas;
  private final EarlierMappings earlier;
  private final Setup setup;

  @Inject
  FieldMappings(CrmCatalogue catalogue, CrmSchemas schemas, EarlierMappings earlier, Setup setup) {
    this.catalogue = catalogue;
    this.schemas = schemas;
    this.earlier = earlier;
    this.setup = setup;
  }

  /** What reading or saving a mapping led to. */
  public sealed interface Result {

    /**
     * @param entries what is mapped now
     * @param required what must be mapped
     * @param suggested entries that would do: those of the same account before, else the
     *     connector's own fields
     */
    record Mapped(List<Entry> entries, List<MappingRules.Required> required, List<Entry> suggested)
        implements Result {}

    record Invalid(List<FieldError> errors) implements Result {}

    record NotConnected() implements Result {}

    record Failed(Failure failure) implements Result {}
  }

  public Result read(Project project) {
    return described(project, (rules, schema) -> mapped(project, rules, project.mapping()));
  }

  /** Checks the entries against the CRM and saves them as the whole mapping. */
  public Result save(Project project, List<Entry> entries) {
    return described(
        project,
        (rules, schema) -> {
          List<FieldError> errors = rules.check(entries);
          if (!errors.isEmpty()) {
            return new Result.Invalid(errors);
          }
          FieldMapping mapping =
              new FieldMapping(project.integration().id(), entries, rules.byConnector(entries));
          setup.map(project, mapping);
          return mapped(project, rules, mapping);
        });
  }

  private interface Work {
    Result with(MappingRules rules, CrmSchema schema);
  }

  private Result described(Project project, Work work) {
    Integration integration = project.integration();
    if (integration == null || integration.state() != Integration.State.CONNECTED) {
      return new Result.NotConnected();
    }
    CrmMetadata crm = catalogue.find(integration.kind()).map(each -> each.metadata()).orElse(null);
    if (crm == null) {
      return new Result.Failed(new Failure.Unavailable("this hub has no such connector"));
    }
    return switch (schemas.refresh(project)) {
      case Described.Known(CrmSchema schema) ->
          work.with(new MappingRules(crm, schema, made(project, crm)), schema);
      case Described.Failed(Failure failure) -> new Result.Failed(failure);
    };
  }

  private Result mapped(Project project, MappingRules rules, FieldMapping mapping) {
    String integration = project.integration().id();
    List<Entry> entries = integration.equals(mapping.integration()) ? mapping.entries() : List.of();
    List<Entry> suggested =
        earlier
            .of(project.id(), integration)
            .map(FieldMapping::entries)
            .filter(before -> rules.check(before).isEmpty())
            .orElseGet(rules::suggested);
    return new Result.Mapped(entries, rules.required(), suggested);
  }

  /** The kinds of record that any interaction of the project can make. */
  private static Set<Kind> made(Project project, CrmMetadata crm) {
    Matrix matrix =
        Matrices.fitted(project.settings().scenario().matrixInForce(), crm.capabilities());
    Set<Kind> made = EnumSet.noneOf(Kind.class);
    add(made, Kind.CONTACT, matrix.any(Row::contact));
    add(made, Kind.ORGANIZATION, matrix.any(Row::organization));
    add(made, Kind.LEAD, matrix.any(Row::lead));
    add(made, Kind.DEAL, matrix.any(Row::deal));
    return made;
  }

  private static void add(Set<Kind> made, Kind kind, boolean any) {
    if (any) {
      made.add(kind);
    }
  }

  static RecordKind record(Kind kind) {
    return RecordKind.valueOf(kind.name());
  }
}
