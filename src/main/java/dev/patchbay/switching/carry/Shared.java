package dev.patchbay.switching.carry;

import dev.patchbay.crm.RecordRef;

/**
 * A client or an organization that an item needs.
 *
 * @param existing the record of the new CRM; null where there is none yet
 * @param wanted whether there is to be one
 */
record Shared(RecordRef existing, boolean wanted) {

  static final Shared NONE = new Shared(null, false);
  static final Shared TO_MAKE = new Shared(null, true);

  static Shared of(RecordRef existing) {
    return new Shared(existing, true);
  }
}
