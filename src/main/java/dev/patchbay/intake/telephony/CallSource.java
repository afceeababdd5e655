package dev.patchbay.intake.telephony;

import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.Intake;
import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.Reply;
import dev.patchbay.project.ProjectSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A telephony: turns what it sends into neutral call events. Implementations are CDI beans, found
 * by {@link CallSources}; they keep no state and do no I/O.
 */
public interface CallSource {

  /** The last part of the path that the telephony posts to: lower case, such as {@code generic}. */
  String name();

  /** What a project must or may give before the source works; empty for most. */
  default List<CredentialField> credentials() {
    return List.of();
  }

  /**
   * What is wrong with values that a project gives. That required ones are there and no others was
   * checked before.
   *
   * @param values by the names of {@link #credentials}
   */
  default List<FieldError> faults(Map<String, String> values) {
    return List.of();
  }

  /**
   * Checks the sender's own proof. The ingest token was checked before.
   *
   * @param credentials what the project gave, by the names of {@link #credentials}
   */
  default Authenticity check(IntakeRequest request, Map<String, String> credentials) {
    return new Authenticity.Genuine();
  }

  /**
   * Reads one request. Never throws for what was sent: a body that cannot be understood is {@link
   * Intake.Invalid}; what is understood and means nothing to the hub is {@link Intake.Ignored}. A
   * request with several calls is accepted or refused as a whole.
   *
   * @param settings give the zone of local times and the sender's own parameter names
   */
  Intake read(IntakeRequest request, ProjectSettings settings);

  /**
   * The body as people may see it in the journal: a source whose proof is in the body takes it out.
   */
  default String kept(IntakeRequest request) {
    return new String(request.body(), StandardCharsets.UTF_8);
  }

  /**
   * What the sender must be answered once its events are stored; empty for the hub's own 202 with
   * the ids.
   *
   * @param ids of the interactions, one for each event
   */
  default Optional<Reply> accepted(List<String> ids) {
    return Optional.empty();
  }
}
