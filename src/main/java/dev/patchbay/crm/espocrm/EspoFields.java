package dev.patchbay.crm.espocrm;

import dev.patchbay.crm.Action.AddNote;
import dev.patchbay.crm.Action.CreateContact;
import dev.patchbay.crm.Action.CreateDeal;
import dev.patchbay.crm.Action.CreateLead;
import dev.patchbay.crm.Action.CreateOrganization;
import dev.patchbay.crm.Action.CreateTask;
import dev.patchbay.crm.Action.Extras;
import dev.patchbay.crm.Action.UpdateNote;
import dev.patchbay.crm.Action.UpdateTask;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Target;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The body of the request that carries out a command. */
final class EspoFields {

  /** The custom field for the hub's mark: EspoCRM puts a c before the names of custom fields. */
  static final String MARKER_NAME = "patchbayRef";

  static final String MARKER = "cPatchbayRef";

  private static final String COMPLETED = "Completed";

  private final Map<String, Object> fields = new LinkedHashMap<>();

  private EspoFields() {}

  /**
   * @param apiUser who gets a task for nobody: EspoCRM wants every task assigned
   * @param today of which an opportunity's mandatory closing date is counted
   */
  static Map<String, Object> of(Command command, String apiUser, LocalDate today) {
    var body = new EspoFields();
    switch (command.action()) {
      case CreateOrganization a ->
          body.text("name", a.name(), 249).put("assignedUserId", a.owner()).rules(a.extras());
      case CreateContact a ->
          body.person(a.name(), a.phone(), a.email())
              .put("accountId", id(a.organization()))
              .put("assignedUserId", a.owner())
              .rules(a.extras());
      case CreateLead a ->
          body.person(a.name(), a.phone(), a.email())
              .put("status", a.extras().stage() == null ? "New" : a.extras().stage())
              .put("description", about(a))
              .put("assignedUserId", a.owner())
              .rules(a.extras());
      case CreateDeal a ->
          body.text("name", a.title(), 255)
              .put("stage", a.extras().stage())
              .put("amount", 0)
              .put("closeDate", today.plusDays(30).toString())
              .put("accountId", id(a.organization()))
              .put("contactsIds", a.contact() == null ? null : List.of(id(a.contact())))
              .put("description", lines(utm(a.utm())))
              .put("assignedUserId", a.owner())
              .rules(a.extras());
      case CreateTask a ->
          body.text("name", a.subject(), 255)
              .put("status", a.done() ? COMPLETED : "Not Started")
              .put("dateEnd", a.due() == null ? null : EspoTime.format(a.due()))
              .put("description", a.text())
              .parent(a.on().isEmpty() ? null : a.on().getFirst())
              .put("assignedUserId", a.assignee() == null ? apiUser : a.assignee());
      case AddNote a ->
          body.put("type", "Post").put("post", EspoNote.mark(a.text(), command)).parent(a.on());
      case UpdateNote a -> body.put("post", EspoNote.mark(a.text(), command));
      case UpdateTask a -> {
        body.text("name", a.subject(), 255)
            .put("status", Boolean.TRUE.equals(a.done()) ? COMPLETED : null);
        if (a.text() != null) {
          body.fields.put("description", a.text());
        }
      }
    }
    if (!command.action().repeatable() && !(command.action() instanceof AddNote)) {
      body.put(MARKER, command.marker());
    }
    return body.fields;
  }

  static RecordRef existing(Target target) {
    return switch (target) {
      case Target.Existing(RecordRef ref) -> ref;
      case Target.MadeBy made ->
          throw new IllegalArgumentException("the record of step " + made.step() + " is not made");
    };
  }

  private EspoFields put(String name, Object value) {
    if (value != null && !"".equals(value)) {
      fields.put(name, value);
    }
    return this;
  }

  /** What the project's rules say counts more than what the hub would write of itself. */
  private void rules(Extras extras) {
    extras.fields().forEach((name, value) -> fields.put(name, EspoTime.inEspoNotation(value)));
  }

  private EspoFields text(String name, String value, int longest) {
    return put(name, EspoName.cut(value, longest));
  }

  private EspoFields person(String name, String phone, String email) {
    var person = EspoName.of(name, phone, email);
    return put("firstName", person.first())
        .put("lastName", person.last())
        .put(
            "phoneNumberData",
            phone == null
                ? null
                : List.of(Map.of("phoneNumber", phone, "primary", true, "type", "Mobile")))
        .put("emailAddress", email);
  }

  private EspoFields parent(Target on) {
    if (on == null) {
      return this;
    }
    RecordRef ref = existing(on);
    return put("parentType", EspoType.of(ref.kind()).entity()).put("parentId", ref.id());
  }

  private static String id(Target target) {
    return target == null ? null : existing(target).id();
  }

  /** A lead has no field for its title, its contact or its tags. */
  private static String about(CreateLead lead) {
    Stream<String> links =
        lead.targets().map(EspoFields::existing).map(RecordRef::url).filter(url -> url != null);
    return lines(
        Stream.of(Stream.ofNullable(lead.title()), utm(lead.utm()), links).flatMap(s -> s));
  }

  private static Stream<String> utm(Map<String, String> utm) {
    return utm.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(tag -> tag.getKey() + ": " + tag.getValue());
  }

  private static String lines(Stream<String> lines) {
    return lines.collect(Collectors.joining("\n"));
  }
}
