package dev.patchbay.switching.carry;

import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.RecordKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What becomes of each kind of record in a CRM that may lack it. Pure. */
public final class CarryPlan {

  private final Set<Capability> target;
  private final Map<RecordKind, RecordKind> becomes = new EnumMap<>(RecordKind.class);

  /**
   * @param target what the new CRM can do
   */
  CarryPlan(Set<Capability> target) {
    this.target = target;
    put(RecordKind.CONTACT, Capability.CONTACTS, null);
    put(RecordKind.ORGANIZATION, Capability.ORGANIZATIONS, null);
    put(RecordKind.NOTE, Capability.NOTES, null);
    put(RecordKind.TASK, Capability.TASKS, becomes.get(RecordKind.NOTE));
    RecordKind lead = has(Capability.LEADS) ? RecordKind.LEAD : null;
    RecordKind deal = has(Capability.DEALS) ? RecordKind.DEAL : null;
    put(RecordKind.LEAD, Capability.LEADS, deal);
    put(RecordKind.DEAL, Capability.DEALS, lead);
  }

  /** What a record of the kind is in the new CRM; empty where it is left out. */
  Optional<RecordKind> of(RecordKind kind) {
    return Optional.ofNullable(becomes.get(kind));
  }

  boolean has(Capability capability) {
    return target.contains(capability);
  }

  /**
   * What is not carried over as it is, or cannot be done for it, from one CRM to another.
   *
   * @param source what the CRM that is left can do
   * @param target what the new one can do
   */
  public static List<Loss> losses(Set<Capability> source, Set<Capability> target) {
    List<Loss> losses = new ArrayList<>();
    if (!source.contains(Capability.CHANGES)) {
      losses.add(
          new Loss(null, null, "source-unreadable", "The CRM that is left cannot be read out."));
    }
    CarryPlan plan = new CarryPlan(target);
    KINDS.forEach(
        (kind, capability) -> {
          if (source.contains(capability) && !target.contains(capability)) {
            losses.add(loss(kind, plan.becomes.get(kind)));
          }
        });
    if (source.contains(Capability.WRITE_OWNER) && !target.contains(Capability.WRITE_OWNER)) {
      losses.add(new Loss(null, null, "owners", "The new CRM decides itself who owns a record."));
    }
    if (!target.contains(Capability.WRITE_STATUS)) {
      losses.add(
          new Loss(null, null, "stages", "Everything begins in the first stage of the new CRM."));
    }
    if (!target.contains(Capability.REMOVE)) {
      losses.add(
          new Loss(null, null, "no-undo", "The sample cannot be undone by the hub, only by hand."));
    }
    if (!target.contains(Capability.CHANGES)) {
      losses.add(
          new Loss(
              null, null, "unverified", "The new CRM cannot be read out, so nothing is verified."));
    }
    return losses;
  }

  private static final Map<RecordKind, Capability> KINDS =
      new EnumMap<>(
          Map.of(
              RecordKind.CONTACT, Capability.CONTACTS,
              RecordKind.ORGANIZATION, Capability.ORGANIZATIONS,
              RecordKind.LEAD, Capability.LEADS,
              RecordKind.DEAL, Capability.DEALS,
              RecordKind.TASK, Capability.TASKS,
              RecordKind.NOTE, Capability.NOTES));

  private static Loss loss(RecordKind kind, RecordKind other) {
    String name = plural(kind);
    return other == null
        ? new Loss(kind, null, "left-out", "The new CRM has no " + name + ": they are left out.")
        : new Loss(
            kind,
            other,
            "becomes-other",
            "The new CRM has no " + name + ": they become " + plural(other) + ".");
  }

  static String plural(RecordKind kind) {
    return kind.name().toLowerCase(java.util.Locale.ROOT) + "s";
  }

  private void put(RecordKind kind, Capability capability, RecordKind otherwise) {
    RecordKind other = has(capability) ? kind : otherwise;
    if (other != null) {
      becomes.put(kind, other);
    }
  }

  /**
   * One thing that gets lost or becomes another.
   *
   * @param kind of the records it is about, or null where it is about all
   * @param becomes what they are in the new CRM, or null where nothing stands for them
   * @param code stable
   * @param reason a sentence
   */
  public record Loss(RecordKind kind, RecordKind becomes, String code, String reason) {}
}
