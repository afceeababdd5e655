package dev.patchbay.crm.pipedrive;

import dev.patchbay.crm.Target;
import java.util.Arrays;
import java.util.List;

/** The records that something hangs on, by Pipedrive's ids: at most one of each kind. */
record Parent(String lead, Long deal, Long person, Long organization) {

  static final Parent NONE = new Parent(null, null, null, null);

  static Parent person(long id) {
    return new Parent(null, null, id, null);
  }

  static Parent lead(String id) {
    return new Parent(id, null, null, null);
  }

  static Parent deal(long id) {
    return new Parent(null, id, null, null);
  }

  static Parent of(Target... targets) {
    return of(Arrays.asList(targets));
  }

  /** Of several of one kind the first counts, for they come with the most important first. */
  static Parent of(List<Target> targets) {
    Parent parent = NONE;
    for (Target target : targets.reversed()) {
      parent = parent.with(target);
    }
    return parent;
  }

  /** The one that stays with its children when a lead becomes a deal. */
  Parent lasting() {
    return person != null
        ? person(person)
        : lead != null
            ? new Parent(lead, null, null, null)
            : deal != null
                ? new Parent(null, deal, null, null)
                : new Parent(null, null, null, organization);
  }

  private Parent with(Target target) {
    if (target == null) {
      return this;
    }
    String id = Ids.existing(target);
    return switch (Ids.kind(target)) {
      case LEAD -> new Parent(id, deal, person, organization);
      case DEAL -> new Parent(lead, Ids.number("deal", id), person, organization);
      case CONTACT -> new Parent(lead, deal, Ids.number("contact", id), organization);
      case ORGANIZATION -> new Parent(lead, deal, person, Ids.number("organization", id));
      case TASK, NOTE -> throw Ids.refused("nothing can be attached to a task or note");
    };
  }
}
