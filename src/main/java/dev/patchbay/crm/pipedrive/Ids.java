package dev.patchbay.crm.pipedrive;

import dev.patchbay.crm.CrmStop;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.Target;

/** Ids: text in the hub, numbers in Pipedrive, except for leads. */
final class Ids {

  private Ids() {}

  /** A user id, or null for the user of the API token. */
  static Long owner(String owner) {
    return owner == null ? null : number("owner", owner);
  }

  static long number(String field, String id) {
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException notPipedrives) {
      throw refused(field + ": \"" + id + "\" is no Pipedrive id, which is a number");
    }
  }

  static String existing(Target target) {
    return switch (target) {
      case Target.Existing(var ref) -> ref.id();
      case Target.MadeBy(var kind, var step) ->
          throw refused("the " + kind + " of step " + step + " has not been made");
    };
  }

  static RecordKind kind(Target target) {
    return switch (target) {
      case Target.Existing(var ref) -> ref.kind();
      case Target.MadeBy(var kind, var step) -> kind;
    };
  }

  static CrmStop refused(String reason) {
    return new CrmStop(new Failure.Refused(reason, 0));
  }
}
