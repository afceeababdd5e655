package dev.patchbay.switching;

import dev.patchbay.project.Project;

/** The hub's webhooks in the projects' CRMs. */
public interface Webhooks {

  int count(Project project);

  /** Takes them away while the CRM is still connected, as far as it lets; can be repeated. */
  void remove(Project project);

  /** Registers them again after the CRM came back, as far as it lets; can be repeated. */
  void register(Project project);
}
