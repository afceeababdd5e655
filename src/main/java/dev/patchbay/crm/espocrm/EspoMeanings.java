package dev.patchbay.crm.espocrm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.RecordKind;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Which of a type's statuses or stages are an end. Read from the account each time: an
 * administrator may have renamed or added some since it was connected.
 *
 * @param won of a lead: converted
 */
record EspoMeanings(Set<String> won, Set<String> lost) {

  /** Of a contact, which has no status. */
  static final EspoMeanings NONE = new EspoMeanings(Set.of(), Set.of());

  /** Takes one call, for a contact none. */
  static EspoMeanings read(RecordKind kind, EspoConfig config, EspoCalls calls) {
    return switch (kind) {
      case LEAD -> ofLeads(calls.field(EspoType.LEAD, "status"), config);
      case DEAL -> ofDeals(calls.field(EspoType.OPPORTUNITY, "stage"), config);
      default -> NONE;
    };
  }

  private static EspoMeanings ofLeads(JsonNode status, EspoConfig config) {
    JsonNode told = status.path("notActualOptions");
    Set<String> closed =
        told.isArray()
            ? StreamSupport.stream(told.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new))
            : new TreeSet<>(config.closedStatuses());
    closed.remove(EspoConfig.CONVERTED);
    return new EspoMeanings(Set.of(EspoConfig.CONVERTED), closed);
  }

  private static EspoMeanings ofDeals(JsonNode stage, EspoConfig config) {
    JsonNode probabilities = stage.path("probabilityMap");
    if (probabilities.isEmpty()) {
      Set<String> lost = new TreeSet<>(config.closedStages());
      lost.removeAll(config.wonStages());
      return new EspoMeanings(config.wonStages(), lost);
    }
    return new EspoMeanings(withProbability(probabilities, 100), withProbability(probabilities, 0));
  }

  private static Set<String> withProbability(JsonNode stages, int percent) {
    return stages.properties().stream()
        .filter(stage -> stage.getValue().isNumber() && stage.getValue().asInt() == percent)
        .map(stage -> stage.getKey())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  DealState of(String status) {
    if (status == null || !won.contains(status) && !lost.contains(status)) {
      return DealState.OPEN;
    }
    return won.contains(status) ? DealState.WON : DealState.LOST;
  }
}
