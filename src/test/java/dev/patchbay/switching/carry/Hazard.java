package dev.patchbay.switching.carry;

import java.util.function.Supplier;

/** Kills whoever works at a chosen call to the table or to a CRM. */
final class Hazard {

  /** A worker that dies: nothing catches it. */
  static final class Killed extends Error {
    Killed() {
      super("killed", null, false, false);
    }
  }

  private int calls;
  private int fatal;
  private boolean armed;

  /** From now on calls are counted, and the chosen one is the last of its worker. */
  void at(int call) {
    fatal = call;
    calls = 0;
  }

  void arm(boolean on) {
    armed = on;
  }

  int calls() {
    return calls;
  }

  <T> T around(Supplier<T> call) {
    if (!armed) {
      return call.get();
    }
    if (++calls == fatal) {
      throw new Killed();
    }
    return call.get();
  }
}
