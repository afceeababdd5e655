package dev.patchbay.scenario;

import dev.patchbay.intake.interaction.Interaction;
import dev.patchbay.project.Project;
import java.time.Instant;

/**
 * One interaction and everything that a decision about it is made of.
 *
 * @param id the hub's id of the interaction
 * @param client null where the CRM was not asked
 * @param receivedAt when the first of it was reported: the same in all its phases
 * @param reported when the latest phase was received; stands in for the end of a call where the
 *     source tells none. The same at every repetition, for due times follow from it
 */
public record Occasion(
    String id,
    Interaction interaction,
    ClientState client,
    ClientHistory history,
    Project project,
    Instant receivedAt,
    Instant reported) {}
