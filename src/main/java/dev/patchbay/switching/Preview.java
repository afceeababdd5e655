package dev.patchbay.switching;

import dev.patchbay.crm.CrmMetadata.Capability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a change of CRM would lead to, before anything happens.
 *
 * @param integration id of the one that would be left
 * @param consequences by kind of data
 * @param cannot what the CRM that is left could and the next one cannot, in sentences
 * @param digest stands for all of it but what comes in all the time
 */
public record Preview(
    ChangeRequest request,
    String integration,
    List<Consequence> consequences,
    List<String> cannot,
    String digest) {

  private static final Map<Capability, String> LOST =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(Capability.CONTACTS, "%s has no contacts."),
              Map.entry(Capability.ORGANIZATIONS, "%s has no organizations."),
              Map.entry(
                  Capability.LEADS, "%s has no leads: what made leads makes deals by default."),
              Map.entry(Capability.DEALS, "%s has no deals."),
              Map.entry(Capability.TASKS, "%s has no tasks: nobody is asked to call back there."),
              Map.entry(Capability.NOTES, "%s has no notes: calls are not written on records."),
              Map.entry(Capability.WRITE_OWNER, "In %s the hub cannot say who owns a record."),
              Map.entry(
                  Capability.WRITE_STATUS, "In %s the hub cannot give a new record its status."),
              Map.entry(
                  Capability.LEAD_WITH_DEAL,
                  "In %s a lead and a deal of one client are not made together."),
              Map.entry(Capability.LEAD_ALONE, "In %s a lead does not stand without a contact."),
              Map.entry(Capability.EXTERNAL_IDS, "%s has no place for the hub's own ids."),
              Map.entry(Capability.BATCH, "%s takes records one by one, which costs more calls."),
              Map.entry(
                  Capability.CHANGES,
                  "%s does not tell what was changed: leads and deals are not re-synced."),
              Map.entry(Capability.REMOVE, "From %s the hub cannot remove records that it made."),
              Map.entry(
                  Capability.WEBHOOKS,
                  "%s does not tell of changes at once: they are seen at the next re-sync.")));

  public Preview {
    consequences = List.copyOf(consequences);
    cannot = List.copyOf(cannot);
  }

  /** Pure. */
  static Preview of(List<AffectedData> kinds, Facts facts, ChangeRequest request) {
    List<Consequence> consequences = new ArrayList<>();
    List<Consequence> settled = new ArrayList<>();
    kinds.stream()
        .filter(kind -> kind.concerns(request))
        .sorted(Comparator.comparing(AffectedData::order))
        .forEach(
            kind -> {
              Consequence consequence = kind.consequence(facts, request);
              consequences.add(consequence);
              settled.add(kind.flows() ? uncounted(consequence) : consequence);
            });
    String integration = facts.integration().id();
    List<String> cannot = cannot(facts);
    String digest = Digest.of(request, integration, settled, cannot);
    return new Preview(request, integration, consequences, cannot, digest);
  }

  private static List<String> cannot(Facts facts) {
    return facts.target() == null
        ? List.of()
        : LOST.entrySet().stream()
            .filter(lost -> facts.source().capabilities().contains(lost.getKey()))
            .filter(lost -> !facts.target().capabilities().contains(lost.getKey()))
            .map(lost -> lost.getValue().formatted(facts.next()))
            .toList();
  }

  private static Consequence uncounted(Consequence each) {
    return new Consequence(each.kind(), each.effect(), 0, false, each.items(), each.reason());
  }

  Map<String, Integer> counts() {
    Map<String, Integer> counts = new HashMap<>();
    consequences.forEach(each -> counts.put(each.kind(), each.count()));
    return counts;
  }
}
