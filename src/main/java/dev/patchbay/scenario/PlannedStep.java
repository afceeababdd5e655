package dev.patchbay.scenario;

import dev.patchbay.crm.Action;

/**
 * One step of a plan.
 *
 * @param key unique in the interaction and the same whenever the same thing is planned again, such
 *     as {@code lead} or {@code task-review}: the key is what keeps a step from being done twice
 * @param rule the id of the rule that asked for it, such as {@code row-5}
 * @param why the rule in one sentence, for the journal
 */
public record PlannedStep(String key, Action action, String rule, String why) {

  /** The step whose task asks to call the client back: it is completed when somebody does. */
  public static final String MISSED_TASK = "task-missed";
}
