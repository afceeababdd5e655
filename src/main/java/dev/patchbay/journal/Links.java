package dev.patchbay.journal;

import dev.patchbay.crm.RecordRef;
import dev.patchbay.project.Project;
import dev.patchbay.project.Project.CrmState;
import java.util.Optional;

/**
 * Which links into a project's CRM work now. While a CRM is being changed, or none is connected,
 * none does; afterwards those into the present one do, and those into an earlier one lead to where
 * the record was.
 */
public final class Links {

  private final Project project;
  private final BroughtAlong brought;

  public Links(Project project, BroughtAlong brought) {
    this.project = project;
    this.brought = brought;
  }

  /**
   * A record as people may see it.
   *
   * @param ref without its address where the link is hidden
   * @param integration the connection that the record belongs to, or null where that is not known
   * @param earlier whether that is not the present one
   * @param hidden why the link is hidden, in a sentence, or null
   */
  public record Shown(RecordRef ref, String integration, boolean earlier, String hidden) {}

  /**
   * @param integration the connection to whose CRM the record belongs, or null
   */
  public Shown shown(String integration, RecordRef ref) {
    Optional<String> hidden = hiddenNow();
    if (hidden.isPresent()) {
      return new Shown(bare(ref), integration, isEarlier(integration), hidden.get());
    }
    if (!isEarlier(integration)) {
      return new Shown(ref, integration, false, null);
    }
    return brought
        .pair(project.id(), integration, ref)
        .map(now -> new Shown(now, project.integration().id(), false, null))
        .orElseGet(() -> new Shown(ref, integration, true, null));
  }

  /** The record with its link only where that leads into the present CRM. */
  public RecordRef working(String integration, RecordRef ref) {
    Shown shown = shown(integration, ref);
    return shown.earlier() ? bare(shown.ref()) : shown.ref();
  }

  /** Why no link works now, in a sentence; empty where those into the present CRM do. */
  public Optional<String> hiddenNow() {
    return switch (project.crmState()) {
      case CrmState.CONNECTED -> Optional.empty();
      case CrmState.DISCONNECTED ->
          Optional.of("No CRM is connected: the link is shown once one is.");
      case CrmState.AWAITING_SETUP ->
          Optional.of(
              "The CRM is being changed: the link is shown once the new one is connected and its"
                  + " fields are mapped.");
    };
  }

  /** Whether links into this connection's CRM are ones into the present CRM, which takes them. */
  public boolean work(String integration) {
    return hiddenNow().isEmpty() && !isEarlier(integration);
  }

  private boolean isEarlier(String integration) {
    return integration != null
        && (project.integration() == null || !project.integration().id().equals(integration));
  }

  private static RecordRef bare(RecordRef ref) {
    return new RecordRef(ref.kind(), ref.id(), null);
  }
}
