package dev.patchbay.crm.espocrm;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import java.util.List;

/** EspoCRM's entity types and what the hub calls them. */
enum EspoType {
  ACCOUNT("Account", RecordKind.ORGANIZATION),
  CONTACT("Contact", RecordKind.CONTACT),
  LEAD("Lead", RecordKind.LEAD),
  OPPORTUNITY("Opportunity", RecordKind.DEAL),
  TASK("Task", RecordKind.TASK),
  NOTE("Note", RecordKind.NOTE);

  /** The types that can have a custom field for the hub's mark. */
  static final List<EspoType> MARKED = List.of(CONTACT, ACCOUNT, LEAD, OPPORTUNITY, TASK);

  private final String entity;
  private final RecordKind kind;

  EspoType(String entity, RecordKind kind) {
    this.entity = entity;
    this.kind = kind;
  }

  String entity() {
    return entity;
  }

  static EspoType of(RecordKind kind) {
    for (EspoType type : values()) {
      if (type.kind == kind) {
        return type;
      }
    }
    throw new IllegalArgumentException("no entity type for " + kind);
  }

  RecordKind kind() {
    return kind;
  }

  /** The type of an entity's name, or null. */
  static EspoType named(String entity) {
    for (EspoType type : values()) {
      if (type.entity.equals(entity)) {
        return type;
      }
    }
    return null;
  }

  RecordRef ref(String site, String id) {
    return id == null ? null : new RecordRef(kind, id, site + "/#" + entity + "/view/" + id);
  }
}
