package dev.patchbay.intake.telephony;

import dev.patchbay.intake.Intake;
import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.project.ProjectSettings;

/**
 * A telephony: turns what it sends into neutral call events. Implementations are CDI beans, found
 * by {@link CallSources}; they keep no state and do no I/O.
 */
public interface CallSource {

  /** The last part of the path that the telephony posts to: lower case, such as {@code generic}. */
  String name();

  /**
   * Reads one request. Never throws for what was sent: a body that cannot be understood is {@link
   * Intake.Invalid}. A request with several calls is accepted or refused as a whole.
   *
   * @param settings give the zone of local times and the sender's own parameter names
   */
  Intake read(IntakeRequest request, ProjectSettings settings);
}
