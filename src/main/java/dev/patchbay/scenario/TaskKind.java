package dev.patchbay.scenario;

/** The tasks that a scenario can make. */
enum TaskKind {
  /** The fact of a call, already done, for who talked. */
  CALL("task-call", true),
  /** For the responsible: somebody else talked to the client. */
  REVIEW("task-review", false),
  /** Call the client back. */
  MISSED(PlannedStep.MISSED_TASK, false),
  /** Who answered is no known employee: check the settings and pass the client on. */
  SETTINGS("task-settings", false),
  /** The client asked to be called at once. */
  CALLBACK("task-callback", false),
  /** Somebody has to see to a form. */
  FORM("task-form", false);

  private final String key;
  private final boolean done;

  TaskKind(String key, boolean done) {
    this.key = key;
    this.done = done;
  }

  /** The key of the step that makes it. */
  String key() {
    return key;
  }

  boolean done() {
    return done;
  }
}
