package dev.patchbay.switching;

import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.switching.Consequence.Item;
import dev.patchbay.switching.WorkflowOutline.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which workflows live on in another CRM. What watches or writes owners or integration statuses is
 * bound to the people and pick-lists of one CRM.
 */
final class WorkflowRules {

  private static final Map<String, String> TRIGGERS =
      Map.of(
          "owner-changed-in-cadence", "the owner changes in the cadence",
          "owner-changed", "the owner changes",
          "lead-integration-status-updated", "the integration status of a lead is updated",
          "account-integration-status-updated", "the integration status of an account is updated",
          "contact-integration-status-updated", "the integration status of a contact is updated",
          "candidate-integration-status-updated",
              "the integration status of a candidate is updated");

  private static final Map<String, String> ACTIONS =
      Map.of(
          "change-owner", "changes the owner",
          "change-integration-status", "changes the integration status");

  private WorkflowRules() {}

  /** What becomes of one when everything that can be kept is kept. */
  static Item of(WorkflowOutline workflow, Facts facts) {
    List<String> reasons = reasons(workflow, facts);
    return reasons.isEmpty()
        ? new Item(workflow.name(), Effect.KEPT, "It is bound to no CRM.")
        : new Item(workflow.name(), Effect.ARCHIVED, String.join(" ", reasons));
  }

  private static List<String> reasons(WorkflowOutline workflow, Facts facts) {
    if (workflow.type() == Type.ADVANCED) {
      return List.of(
          "Advanced workflows import people by the fields of "
              + facts.source().title()
              + (facts.targetHas(Capability.CHANGES)
                  ? "; in " + facts.next() + " it can be made anew."
                  : "; " + lacks(facts) + " tell whom it has."));
    }
    return Stream.of(
            Stream.ofNullable(TRIGGERS.get(workflow.trigger()))
                .map(when -> "It starts when " + when + " in " + facts.source().title() + "."),
            workflow.actions().stream()
                .flatMap(action -> Stream.ofNullable(ACTIONS.get(action)))
                .map(what -> "It " + what + " in " + facts.source().title() + "."),
            inCadence(workflow, facts).stream(),
            doomed(workflow) ? remedy(workflow, facts) : Stream.<String>of())
        .flatMap(sentences -> sentences)
        .collect(Collectors.toList());
  }

  private static Optional<String> inCadence(WorkflowOutline workflow, Facts facts) {
    return workflow.type() == Type.CADENCE_SPECIFIC
            && facts.target() != null
            && !facts.targetHas(Capability.CHANGES)
        ? Optional.of(lacks(facts) + " tell what happens to the people of a cadence.")
        : Optional.empty();
  }

  private static boolean doomed(WorkflowOutline workflow) {
    return TRIGGERS.containsKey(workflow.trigger())
        || workflow.actions().stream().anyMatch(ACTIONS::containsKey);
  }

  /** It goes in any case, for its ids are the old CRM's; the reason says whether a new one can. */
  private static Stream<String> remedy(WorkflowOutline workflow, Facts facts) {
    if (facts.target() == null) {
      return Stream.empty();
    }
    boolean owners =
        workflow.trigger().startsWith("owner") || workflow.actions().contains("change-owner");
    Capability needed = owners ? Capability.WRITE_OWNER : Capability.WRITE_STATUS;
    String what = owners ? "owners" : "statuses";
    return Stream.of(
        facts.targetHas(needed)
            ? "%s has %s to write, so it can be made anew there.".formatted(facts.next(), what)
            : "%s has no %s to write.".formatted(facts.next(), what));
  }

  private static String lacks(Facts facts) {
    return facts.target() == null ? "no CRM is there to" : facts.next() + " cannot";
  }
}
