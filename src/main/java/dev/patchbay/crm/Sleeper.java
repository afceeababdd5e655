package dev.patchbay.crm;

import java.time.Duration;

/** Waits. Apart so that tests need not. */
@FunctionalInterface
public interface Sleeper {
  void sleep(Duration duration);
}
