package dev.patchbay.function;

import dev.patchbay.crm.CrmMetadata;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The kinds of CRM as the API shows them. */
record CrmCatalogueView(List<Kind> crms) {

  /**
   * @param connected ids of projects by the kind that they are connected to
   */
  static CrmCatalogueView of(List<CrmMetadata> crms, Map<String, List<String>> connected) {
    return new CrmCatalogueView(
        crms.stream()
            .map(crm -> Kind.of(crm, connected.getOrDefault(crm.kind(), List.of())))
            .toList());
  }

  /**
   * @param connected ids of the caller's projects that are connected to it
   */
  record Kind(
      String kind,
      String title,
      List<FieldView> fields,
      List<String> capabilities,
      List<LimitView> limits,
      List<String> connected) {

    private static Kind of(CrmMetadata crm, List<String> connected) {
      return new Kind(
          crm.kind(),
          crm.title(),
          crm.fields().stream()
              .map(
                  f ->
                      new FieldView(
                          f.name(), f.label(), f.help(), label(f.type()), f.required(), f.secret()))
              .toList(),
          crm.capabilities().stream().map(Kind::label).sorted().toList(),
          crm.limits().stream()
              .map(l -> new LimitView(label(l.unit()), l.capacity(), l.window().toSeconds()))
              .toList(),
          connected);
    }

    private static String label(Enum<?> value) {
      return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  record FieldView(
      String name, String label, String help, String type, boolean required, boolean secret) {}

  record LimitView(String unit, int capacity, long windowSeconds) {}
}
