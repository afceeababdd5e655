package dev.patchbay.switching;

import java.util.List;
import java.util.Set;

/** The cadences and workflows of projects, as far as a change of CRM touches them. */
public interface Automations {

  List<CadenceOutline> cadences(String project);

  List<WorkflowOutline> workflows(String project);

  /** Puts cadences and workflows of these ids away. Can be repeated. */
  void archive(String project, Set<String> ids);

  /** Takes them up again. Can be repeated. */
  void restore(String project, Set<String> ids);
}
