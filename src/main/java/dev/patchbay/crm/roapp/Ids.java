package dev.patchbay.crm.roapp;

import dev.patchbay.crm.CrmStop;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Target;

/** Ids: text in the hub, numbers in RO App. */
final class Ids {

  private Ids() {}

  /** The number, or null for none. */
  static Long optional(String field, String id) {
    return id == null || id.isBlank() ? null : number(field, id);
  }

  static long number(String field, String id) {
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException notTheirs) {
      throw refused(field + ": \"" + id + "\" is no RO App id, which is a number");
    }
  }

  static RecordRef existing(Target target) {
    return switch (target) {
      case Target.Existing(var ref) -> ref;
      case Target.MadeBy(var kind, var step) ->
          throw refused("the " + kind + " of step " + step + " has not been made");
    };
  }

  static CrmStop refused(String reason) {
    return new CrmStop(new Failure.Refused(reason, 0));
  }
}
