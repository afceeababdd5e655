package dev.patchbay.switching.carry;

import java.util.function.Supplier;

/** Kills whoever works at a chosen call to the table or to a CRM, before or after its effect. */
final class Hazard {

  /** A worker that dies: nothing catches it. */
  static final class Killed extends Error {
    Killed() {
      super("killed", null, false, false);
    }
  }

  private int calls;
  private int fatal;
  private boolean after;
  private boolean armed;

  /** From now on calls are counted, and the chosen one is the last of its worker. */
  void at(int call, boolean afterEffect) {
    fatal = call;
    after = afterEffect;
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
    boolean now = ++calls == fatal;
    if (now && !after) {
      throw new Killed();
    }
    T answer = call.get();
    if (now) {
      throw new Killed();
    }
    return answer;
  }
}
