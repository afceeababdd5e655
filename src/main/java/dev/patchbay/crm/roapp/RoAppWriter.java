package dev.patchbay.crm.roapp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import dev.patchbay.crm.CrmStop;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Target;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes what a command asks for. */
final class RoAppWriter {

  private final RoAppCalls calls;
  private final RoAppConfig config;
  private final RecordTexts texts;

  RoAppWriter(RoAppCalls calls, RoAppConfig config) {
    this.calls = calls;
    this.config = config;
    this.texts = new RecordTexts(calls);
  }

  /**
   * @param notes what a new record's text holds from the start, each as {@link NoteText#note} has
   *     it
   * @throws CrmStop with any other outcome
   */
  Outcome write(Command command, List<String> notes) {
    String marker = command.marker();
    String text = NoteText.origin(marker, notes);
    return switch (command.action()) {
      case CreateOrganization a -> made(RecordKind.ORGANIZATION, organization(a, text));
      case CreateContact a -> made(RecordKind.CONTACT, contact(a, text));
      case CreateLead a -> made(RecordKind.LEAD, inquiry(a, text));
      case CreateDeal a -> made(RecordKind.DEAL, order(a, text));
      case AddNote a ->
          texts.append(Ids.existing(a.on()), marker, a.text())
              ? made(RecordKind.NOTE, marker)
              : found(marker);
      case UpdateNote a -> {
        String note = Ids.existing(a.note()).id();
        texts.replace(Ids.existing(a.on()), note, a.text());
        yield found(note);
      }
      case CreateTask _, UpdateTask _ ->
          throw Ids.refused(
              "tasks: the hub makes none in RO App, whose API for them is unconfirmed");
    };
  }

  private Outcome made(RecordKind kind, String id) {
    return new Outcome.Created(config.ref(kind, id));
  }

  private Outcome found(String note) {
    return new Outcome.Found(config.ref(RecordKind.NOTE, note));
  }

  private String organization(CreateOrganization organization, String notes) {
    return calls.create(
        new Sent.Organization(
            organization.name(),
            notes,
            owner(organization.owner()),
            customFields(organization.extras())));
  }

  /** The last name is what follows the first word. */
  private String contact(CreateContact contact, String notes) {
    String[] name = contact.name().strip().split("\\s+", 2);
    return calls.create(
        new Sent.Person(
            name[0],
            name.length > 1 ? name[1] : null,
            Sent.Phone.only(contact.phone()),
            contact.email(),
            notes,
            owner(contact.owner()),
            customFields(contact.extras())));
  }

  private String inquiry(CreateLead lead, String description) {
    Extras extras = lead.extras();
    Map<String, Object> fields = customFields(extras);
    Long stage = Ids.optional("stage", extras.stage());
    boolean alone = lead.contact() == null && lead.organization() == null;
    if (alone && lead.phone() == null) {
      throw Ids.refused("client: RO App makes no inquiry without a client or a number");
    }
    String id =
        calls.create(
            new Sent.Inquiry(
                alone ? null : client(lead.contact(), lead.organization()),
                alone ? lead.phone() : null,
                alone ? lead.name() : null,
                chosen(RoAppConfig.INQUIRY_TYPE, extras.pipeline(), config.inquiryType()),
                chosen(RoAppConfig.BRANCH, null, config.branch()),
                lead.title(),
                description,
                owner(lead.owner()),
                fields == null ? null : asText(fields)));
    if (stage != null) {
      attempt(() -> calls.move(new Sent.InquiryStatus(Ids.number("lead", id), stage)));
    }
    return id;
  }

  private String order(CreateDeal deal, String notes) {
    Extras extras = deal.extras();
    if (deal.contact() == null && deal.organization() == null) {
      throw Ids.refused("client: RO App makes no order without a client, and none was found");
    }
    Long stage = Ids.optional("stage", extras.stage());
    String id =
        calls.create(
            new Sent.Order(
                chosen(RoAppConfig.BRANCH, null, config.branch()),
                chosen(RoAppConfig.ORDER_TYPE, extras.pipeline(), config.orderType()),
                client(deal.contact(), deal.organization()),
                deal.title(),
                notes,
                owner(deal.owner()),
                customFields(extras)));
    if (stage != null) {
      attempt(() -> calls.move(Ids.number("deal", id), new Sent.OrderStatus(stage)));
    }
    return id;
  }

  /**
   * What is done to a record that was made. When it fails the record stays as RO App made it, and
   * the failed call is in the interaction's list of calls: to fail as a whole would make it twice.
   */
  private static void attempt(Runnable afterwards) {
    try {
      afterwards.run();
    } catch (CrmStop recordStaysInItsFirstStatus) {
      // Nothing to undo.
    }
  }

  /** A client is a person or an organization; both have ids of one series. */
  private static Long client(Target contact, Target organization) {
    RecordRef ref = Ids.existing(contact == null ? organization : contact);
    if (ref.kind() != RecordKind.CONTACT && ref.kind() != RecordKind.ORGANIZATION) {
      throw Ids.refused("client: a " + ref.kind() + " cannot be one");
    }
    return Ids.number("client", ref.id());
  }

  private static Long chosen(String field, String byRule, String byDefault) {
    String id = byRule == null || byRule.isBlank() ? byDefault : byRule;
    if (id.isEmpty()) {
      throw Ids.refused(field + ": none is set. Connect RO App again to choose one");
    }
    return Ids.number(field, id);
  }

  private static Long owner(String owner) {
    return Ids.optional("owner", owner);
  }

  private static Map<String, Object> customFields(Extras extras) {
    extras.fields().keySet().stream()
        .filter(field -> !field.matches("f\\d+"))
        .findFirst()
        .ifPresent(
            field -> {
              throw Ids.refused(field + ": is no custom field, whose ids are like f123");
            });
    return extras.fields().isEmpty() ? null : new TreeMap<>(extras.fields());
  }

  private static String asText(Map<String, Object> fields) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    fields.forEach(object::putPOJO);
    return object.toString();
  }
}
