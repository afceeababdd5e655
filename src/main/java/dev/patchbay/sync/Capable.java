package dev.patchbay.sync;

import dev.patchbay.crm.CrmMetadata;
import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.RecordKind;
import java.util.EnumSet;
import java.util.Set;

/** What can be loaded from a kind of CRM. */
final class Capable {

  private Capable() {}

  /** Whether it tells of changes at all. */
  static boolean ofSync(CrmMetadata crm) {
    return crm.capabilities().contains(Capability.CHANGES);
  }

  static Set<RecordKind> kinds(CrmMetadata crm) {
    Set<RecordKind> kinds = EnumSet.noneOf(RecordKind.class);
    if (crm.capabilities().contains(Capability.CONTACTS)) {
      kinds.add(RecordKind.CONTACT);
    }
    if (crm.capabilities().contains(Capability.LEADS)) {
      kinds.add(RecordKind.LEAD);
    }
    if (crm.capabilities().contains(Capability.DEALS)) {
      kinds.add(RecordKind.DEAL);
    }
    return kinds;
  }
}
