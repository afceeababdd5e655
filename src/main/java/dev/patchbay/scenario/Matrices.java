package dev.patchbay.scenario;

import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.project.Matrix;
import dev.patchbay.project.Matrix.Row;
import dev.patchbay.project.Matrix.Trigger;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Fits the matrix of a project to its CRM: where there are no leads the recommended rows make
 * deals; where both stand side by side they make contact, lead and deal and write on all of them;
 * and what the CRM does not have is left out.
 */
public final class Matrices {

  /** What is taken for granted while no CRM is connected. */
  public static final Set<Capability> USUAL =
      EnumSet.complementOf(EnumSet.of(Capability.LEAD_WITH_DEAL, Capability.LEAD_ALONE));

  private Matrices() {}

  /** Every row of the matrix as it works in a CRM of these capabilities. */
  public static Matrix fitted(Matrix matrix, Set<Capability> has) {
    Map<Trigger, Row> rows = new EnumMap<>(Trigger.class);
    for (Trigger trigger : Trigger.values()) {
      Row row = matrix.row(trigger);
      rows.put(trigger, possible(matrix.edited(trigger) ? row : suited(row, has), has));
    }
    return new Matrix(matrix.version(), rows);
  }

  private static Row suited(Row row, Set<Capability> has) {
    boolean both = row.lead() && has.contains(Capability.LEAD_WITH_DEAL);
    boolean instead = row.lead() && !has.contains(Capability.LEADS);
    return new Row(
        row.contact(),
        row.organization() && !both,
        row.lead(),
        row.deal() || both || instead,
        row.task(),
        row.note(),
        row.noteOnAll() || (row.note() && has.contains(Capability.LEAD_WITH_DEAL)));
  }

  /** Also for rows that were edited for another CRM than the one that is connected now. */
  private static Row possible(Row row, Set<Capability> has) {
    boolean lead = row.lead() && has.contains(Capability.LEADS);
    boolean unpaired = lead && !row.organization() && !has.contains(Capability.LEAD_ALONE);
    return new Row(
        (row.contact() || unpaired) && has.contains(Capability.CONTACTS),
        row.organization() && has.contains(Capability.ORGANIZATIONS),
        lead,
        row.deal()
            && has.contains(Capability.DEALS)
            && (!lead || has.contains(Capability.LEAD_WITH_DEAL)),
        row.task() && has.contains(Capability.TASKS),
        row.note() && has.contains(Capability.NOTES),
        row.noteOnAll());
  }
}
