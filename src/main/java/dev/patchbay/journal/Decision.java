package dev.patchbay.journal;

import dev.patchbay.scenario.ClientHistory;
import dev.patchbay.scenario.ClientState;

/**
 * What was decided about an interaction and on what ground.
 *
 * @param integration the connection whose records the client state names
 * @param row the row of the decision table, or null where nothing was to be made
 * @param matrix the version of the project's matrix; 0 is the recommended one
 * @param history what the hub remembered of the client at the first decision
 * @param whole whether everything of it was in that CRM once, with nothing more expected
 */
public record Decision(
    String integration,
    ClientState client,
    String row,
    String summary,
    int matrix,
    ClientHistory history,
    boolean whole) {

  public Decision {
    history = history == null ? ClientHistory.NONE : history;
  }

  Decision sentWhole() {
    return new Decision(integration, client, row, summary, matrix, history, true);
  }
}
