package dev.patchbay.journal;

import dev.patchbay.scenario.ClientState;

/**
 * What was decided about an interaction and on what ground.
 *
 * @param integration the connection whose records the client state names
 * @param row the row of the decision table
 */
public record Decision(String integration, ClientState client, String row, String summary) {}
