package dev.patchbay.settings;

import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.Described;
import dev.patchbay.crm.Failure;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What settings are held against: what the project's CRM can do.
 *
 * @param title the CRM's name for people, or null while none is connected
 * @param capabilities null while none is connected, for then nothing can be told
 * @param described asks the CRM for its fields, pipelines and stages; asked only for what needs it
 */
public record CrmFacts(String title, Set<Capability> capabilities, Supplier<Described> described) {

  /** While no CRM is connected. */
  public static final CrmFacts NONE =
      new CrmFacts(
          null, null, () -> new Described.Failed(new Failure.Unavailable("no CRM is connected")));

  /** False only where it is known that the CRM cannot. */
  boolean may(Capability capability) {
    return capabilities == null || capabilities.contains(capability);
  }
}
