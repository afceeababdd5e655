package dev.patchbay.crm;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One change in a CRM, in neutral words.
 *
 * <p>An {@code owner} or {@code assignee} is a CRM user id, or null for the CRM's own default.
 * Texts are plain text with line breaks; a connector escapes them for its CRM.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Action.CreateOrganization.class, name = "create-organization"),
  @JsonSubTypes.Type(value = Action.CreateContact.class, name = "create-contact"),
  @JsonSubTypes.Type(value = Action.CreateLead.class, name = "create-lead"),
  @JsonSubTypes.Type(value = Action.CreateDeal.class, name = "create-deal"),
  @JsonSubTypes.Type(value = Action.AddNote.class, name = "add-note"),
  @JsonSubTypes.Type(value = Action.CreateTask.class, name = "create-task"),
  @JsonSubTypes.Type(value = Action.UpdateNote.class, name = "update-note"),
  @JsonSubTypes.Type(value = Action.UpdateTask.class, name = "update-task")
})
public sealed interface Action {

  /** The kind of record that the action makes or changes. */
  RecordKind makes();

  /** The records that the action refers to, each once. */
  Stream<Target> targets();

  /** The same action with every target replaced. */
  default Action retargeted(UnaryOperator<Target> replace) {
    UnaryOperator<Target> each = target -> target == null ? null : replace.apply(target);
    return switch (this) {
      case CreateOrganization same -> same;
      case CreateContact a ->
          new CreateContact(
              a.name, a.phone, a.email, each.apply(a.organization), a.owner, a.extras);
      case CreateLead a ->
          new CreateLead(
              a.title,
              a.name,
              a.phone,
              a.email,
              each.apply(a.contact),
              each.apply(a.organization),
              a.owner,
              a.utm,
              a.extras);
      case CreateDeal a ->
          new CreateDeal(
              a.title, each.apply(a.contact), each.apply(a.organization), a.owner, a.utm, a.extras);
      case AddNote a -> new AddNote(each.apply(a.on), a.text);
      case CreateTask a ->
          new CreateTask(
              a.on.stream().map(each).toList(), a.subject, a.text, a.assignee, a.due, a.done);
      case UpdateNote a -> new UpdateNote(each.apply(a.note), each.apply(a.on), a.text);
      case UpdateTask a -> new UpdateTask(each.apply(a.task), a.subject, a.text, a.done);
    };
  }

  /**
   * Whether doing it twice has the same effect as doing it once, so that it may be repeated when
   * its answer was lost.
   */
  default boolean repeatable() {
    return this instanceof UpdateNote || this instanceof UpdateTask;
  }

  record CreateOrganization(String name, String owner, Extras extras) implements Action {
    public CreateOrganization {
      extras = extras == null ? Extras.NONE : extras;
    }

    public CreateOrganization(String name, String owner) {
      this(name, owner, Extras.NONE);
    }

    @Override
    public RecordKind makes() {
      return RecordKind.ORGANIZATION;
    }

    @Override
    public Stream<Target> targets() {
      return Stream.empty();
    }
  }

  /**
   * @param phone E.164, or null
   * @param email or null
   * @param organization or null
   */
  record CreateContact(
      String name, String phone, String email, Target organization, String owner, Extras extras)
      implements Action {
    public CreateContact {
      extras = extras == null ? Extras.NONE : extras;
    }

    public CreateContact(
        String name, String phone, String email, Target organization, String owner) {
      this(name, phone, email, organization, owner, Extras.NONE);
    }

    @Override
    public RecordKind makes() {
      return RecordKind.CONTACT;
    }

    @Override
    public Stream<Target> targets() {
      return Stream.ofNullable(organization);
    }
  }

  /**
   * A lead is paired with a contact, an organization, or both; with none only in CRMs of the
   * capability {@link CrmMetadata.Capability#LEAD_ALONE}.
   *
   * @param phone the client's number in E.164 or null, for CRMs whose leads carry their own
   * @param name the client's name or number, for CRMs whose leads carry their own
   * @param utm marketing tags by name ({@code utm_source} ...), without empty values
   */
  record CreateLead(
      String title,
      String name,
      String phone,
      String email,
      Target contact,
      Target organization,
      String owner,
      Map<String, String> utm,
      Extras extras)
      implements Action {
    public CreateLead {
      utm = Map.copyOf(utm);
      extras = extras == null ? Extras.NONE : extras;
    }

    public CreateLead(
        String title,
        String name,
        String phone,
        String email,
        Target contact,
        Target organization,
        String owner,
        Map<String, String> utm) {
      this(title, name, phone, email, contact, organization, owner, utm, Extras.NONE);
    }

    @Override
    public RecordKind makes() {
      return RecordKind.LEAD;
    }

    @Override
    public Stream<Target> targets() {
      return Stream.of(contact, organization).filter(Objects::nonNull);
    }
  }

  record CreateDeal(
      String title,
      Target contact,
      Target organization,
      String owner,
      Map<String, String> utm,
      Extras extras)
      implements Action {
    public CreateDeal {
      utm = Map.copyOf(utm);
      extras = extras == null ? Extras.NONE : extras;
    }

    public CreateDeal(
        String title, Target contact, Target organization, String owner, Map<String, String> utm) {
      this(title, contact, organization, owner, utm, Extras.NONE);
    }

    @Override
    public RecordKind makes() {
      return RecordKind.DEAL;
    }

    @Override
    public Stream<Target> targets() {
      return Stream.of(contact, organization).filter(Objects::nonNull);
    }
  }

  record AddNote(Target on, String text) implements Action {
    @Override
    public RecordKind makes() {
      return RecordKind.NOTE;
    }

    @Override
    public Stream<Target> targets() {
      return Stream.of(on);
    }
  }

  /**
   * @param on the records the task belongs to, the most important first
   * @param due when it is to be done; for a done task, when it was
   * @param done a done task records a fact, an open one asks for work
   */
  record CreateTask(
      List<Target> on, String subject, String text, String assignee, Instant due, boolean done)
      implements Action {
    public CreateTask {
      on = List.copyOf(on);
    }

    @Override
    public RecordKind makes() {
      return RecordKind.TASK;
    }

    @Override
    public Stream<Target> targets() {
      return on.stream();
    }
  }

  /**
   * Replaces the text of a note that we made.
   *
   * @param on the record that the note is on, for CRMs that keep notes inside it
   */
  record UpdateNote(Target note, Target on, String text) implements Action {
    @Override
    public RecordKind makes() {
      return RecordKind.NOTE;
    }

    @Override
    public Stream<Target> targets() {
      return Stream.of(note, on);
    }
  }

  /**
   * Replaces the texts of a task that we made, or completes it. What is null stays as it is.
   *
   * @param done true completes the task; null leaves it
   */
  record UpdateTask(Target task, String subject, String text, Boolean done) implements Action {
    @Override
    public RecordKind makes() {
      return RecordKind.TASK;
    }

    @Override
    public Stream<Target> targets() {
      return Stream.of(task);
    }
  }

  /**
   * What a project's rules add to a new record, in the CRM's own ids.
   *
   * @param pipeline id of the pipeline, or null for the CRM's default
   * @param stage id of the stage or status, or null for the CRM's default
   * @param fields values by the CRM's id of the field: texts, numbers and booleans, checked against
   *     {@link CrmSchema} when the rule was saved
   */
  record Extras(String pipeline, String stage, Map<String, Object> fields) {

    public static final Extras NONE = new Extras(null, null, Map.of());

    public Extras {
      fields = fields == null ? Map.of() : Map.copyOf(fields);
    }
  }
}
