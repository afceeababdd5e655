package dev.patchbay.scenario;

import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.ClientRecords.Contact;
import dev.patchbay.crm.ClientRecords.Deal;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.Lead;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.intake.interaction.Call;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.Interaction;
import dev.patchbay.intake.interaction.MessengerContact;
import dev.patchbay.project.Employee;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Language;
import dev.patchbay.project.Matrix;
import dev.patchbay.project.Matrix.Row;
import dev.patchbay.project.Matrix.Trigger;
import dev.patchbay.project.Project;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.project.ProjectSettings.Assignee;
import dev.patchbay.project.ScenarioSettings;
import dev.patchbay.scenario.text.Phrasebook;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** One small project with its people and clients, and a call to vary. */
final class Samples {

  static final Instant STARTED = Instant.parse("2026-11-22T14:00:00Z");
  static final Instant REPORTED = Instant.parse("2026-11-22T14:05:00Z");
  static final String CLIENT = "+380671234567";
  static final String LINE = "+380443334455";

  static final Employee OLENA =
      new Employee(
          "olena",
          "Olena Koval",
          "olena@shop.example",
          "u-olena",
          List.of("101"),
          List.of("shop_olena"),
          List.of("+380501110001"),
          List.of("7001"));
  static final Employee IHOR =
      new Employee(
          "ihor",
          "Ihor Bondar",
          "ihor@shop.example",
          "u-ihor",
          List.of("102"),
          List.of("shop_ihor"),
          List.of("+380501110002"),
          List.of("7002"));
  static final Employee IRYNA =
      new Employee(
          "iryna", "Iryna Melnyk", "iryna@shop.example", "u-senior", null, null, null, null);

  static final Contact CONTACT = contact("c1", "u-olena", "2025-01-01T00:00:00Z");
  static final Lead OPEN_LEAD = lead("l1", LeadState.OPEN, "c1", "2026-01-01T00:00:00Z");

  private Samples() {}

  static RecordRef ref(RecordKind kind, String id) {
    return new RecordRef(kind, id, null);
  }

  static Contact contact(String id, String owner, String createdAt) {
    return new Contact(
        ref(RecordKind.CONTACT, id),
        "Petro",
        owner,
        ref(RecordKind.ORGANIZATION, "o1"),
        createdAt == null ? null : Instant.parse(createdAt));
  }

  /** A lead of Olena's. */
  static Lead lead(String id, LeadState state, String contact, String createdAt) {
    return new Lead(
        ref(RecordKind.LEAD, id),
        "Call",
        "u-olena",
        state,
        null,
        contact == null ? null : ref(RecordKind.CONTACT, contact),
        null,
        createdAt == null ? null : Instant.parse(createdAt),
        null);
  }

  /** A deal of Olena's. */
  static Deal deal(String id, DealState state, String contact, String createdAt, String closedAt) {
    return new Deal(
        ref(RecordKind.DEAL, id),
        "Order",
        "u-olena",
        state,
        null,
        contact == null ? null : ref(RecordKind.CONTACT, contact),
        null,
        createdAt == null ? null : Instant.parse(createdAt),
        closedAt == null ? null : Instant.parse(closedAt));
  }

  static ClientState newClient() {
    return ClientState.NEW;
  }

  static ClientState openLead() {
    return state(CONTACT, OPEN_LEAD, null);
  }

  static ClientState convertedLead() {
    return state(CONTACT, null, lead("l0", LeadState.CONVERTED, "c1", null));
  }

  static ClientState contactOnly() {
    return state(CONTACT, null, null);
  }

  static ClientState state(Contact contact, Lead open, Lead converted, RecordRef... others) {
    return new ClientState(contact, open, converted, null, null, null, List.of(others));
  }

  static ClientRecords records(List<Contact> contacts, List<Lead> leads) {
    return new ClientRecords(contacts, leads, List.of());
  }

  static Occasion occasion(Interaction interaction, ClientState client, Project project) {
    return new Occasion(
        "i-1", interaction, client, ClientHistory.NONE, project, REPORTED, REPORTED);
  }

  static Plan plan(Interaction interaction, ClientState client, Project project) {
    return new Scenario(new Phrasebook()).plan(occasion(interaction, client, project));
  }

  static Project project(ProjectSettings settings, Employee... employees) {
    return new Project("shop", "Shop", STARTED, settings, List.of(employees), null);
  }

  static Project project() {
    return new SettingsBuilder().project();
  }

  /** The sample project with these rows of the matrix edited. */
  static Project withMatrix(Map<Trigger, Row> rows) {
    SettingsBuilder settings = new SettingsBuilder();
    settings.scenario = ScenarioSettings.DEFAULT.withMatrix(new Matrix(1, rows));
    return settings.project();
  }

  /** The project with a CRM of the kind {@code crm}. */
  static Project connected(Project project) {
    Integration crm =
        new Integration(
            "i1", "crm", Integration.State.CONNECTED, STARTED, Map.of(), "a", null, List.of());
    return new Project(
        project.id(),
        project.name(),
        project.createdAt(),
        project.settings(),
        project.employees(),
        crm);
  }

  static MessengerContact messenger(String phone, String... employee) {
    return new MessengerContact(
        "messenger",
        "m-1",
        STARTED,
        "telegram",
        "@petro",
        "Petro",
        phone,
        phone,
        null,
        List.of(employee),
        "Wants a price",
        "https://t.example/1",
        Map.of());
  }

  /** A form of Petro's, and what a test changes. */
  static final class FormBuilder {
    String form = "order";
    String title;
    String name = "Petro";
    String phone = CLIENT;
    String clientPhone = CLIENT;
    String email = "petro@mail.example";
    Map<RecordKind, Map<String, Object>> fields = Map.of();
    Map<String, String> utm = Map.of("utm_source", "google");
    FormSubmission.Wishes wishes = FormSubmission.Wishes.NONE;

    FormBuilder callback() {
      wishes = new FormSubmission.Wishes(null, null, false, true, "+380441112233");
      return this;
    }

    FormSubmission build() {
      return new FormSubmission(
          "form",
          "f-1",
          STARTED,
          form,
          title,
          name,
          phone,
          clientPhone,
          email,
          "Please call",
          "77",
          "landing",
          utm,
          fields,
          wishes);
    }
  }

  /** The defaults, with Iryna as senior manager, and what a test changes. */
  static final class SettingsBuilder {
    String senior = "iryna";
    Integer taskDueHours;
    Integer minTalkSeconds;
    Boolean reviewTask;
    Assignee missedExisting;
    Assignee contactAnswered;
    Assignee contactMissed;
    List<String> blocked;
    List<String> own;
    ScenarioSettings scenario;
    Language language;
    ZoneId zone = ZoneId.of("Europe/Kyiv");

    Project project(Employee... employees) {
      ProjectSettings settings =
          new ProjectSettings(
              "UA",
              zone,
              senior,
              taskDueHours,
              minTalkSeconds,
              reviewTask,
              missedExisting,
              contactAnswered,
              contactMissed,
              null,
              blocked,
              own,
              null,
              null,
              language,
              scenario,
              null,
              null,
              null,
              null);
      return employees.length == 0
          ? Samples.project(settings, OLENA, IHOR, IRYNA)
          : Samples.project(settings, employees);
    }
  }

  /** An incoming call of 2:05, answered by Olena, and what a test changes. */
  static final class CallBuilder {
    Phase phase = Phase.COMPLETED;
    Direction direction = Direction.INCOMING;
    Call.Outcome outcome = Call.Outcome.ANSWERED;
    Result result = Result.ANSWERED;
    String status = "ANSWERED";
    String client = "0671234567";
    String clientPhone = CLIENT;
    String clientName;
    String line = LINE;
    String linePhone = LINE;
    List<String> employee = List.of("101");
    Instant startedAt = STARTED;
    Integer duration = 125;
    Integer talk = 110;
    String recording = "https://rec.example/1.mp3";
    Map<String, String> utm = Map.of("utm_source", "google", "utm_medium", "cpc");

    static CallBuilder answeredBy(String... handles) {
      CallBuilder call = new CallBuilder();
      call.employee = List.of(handles);
      return call;
    }

    static CallBuilder missed() {
      CallBuilder call = answeredBy();
      call.outcome = Call.Outcome.MISSED;
      call.result = Result.MISSED;
      call.status = "NO ANSWER";
      call.duration = 25;
      call.talk = 0;
      call.recording = null;
      return call;
    }

    static CallBuilder calledBy(String... handles) {
      CallBuilder call = answeredBy(handles);
      call.direction = Direction.OUTGOING;
      return call;
    }

    static CallBuilder notReachedBy(String... handles) {
      CallBuilder call = missed();
      call.direction = Direction.OUTGOING;
      call.employee = List.of(handles);
      return call;
    }

    static CallBuilder pickedUpBy(String... handles) {
      CallBuilder call = answeredBy(handles);
      call.phase = Phase.ANSWERED;
      call.result = null;
      call.status = null;
      call.duration = null;
      call.talk = null;
      call.recording = null;
      return call;
    }

    static CallBuilder ringing() {
      CallBuilder call = pickedUpBy();
      call.phase = Phase.RINGING;
      call.outcome = Call.Outcome.PENDING;
      return call;
    }

    Call build() {
      return new Call(
          "ringostat",
          "call-1",
          phase,
          direction,
          outcome,
          result,
          status,
          client,
          clientPhone,
          clientName,
          line,
          linePhone,
          employee,
          startedAt,
          duration,
          talk,
          recording,
          null,
          utm);
    }
  }
}
