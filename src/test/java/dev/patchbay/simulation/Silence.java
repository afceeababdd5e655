package dev.patchbay.simulation;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Thousands of simulated faults are no news for the log. */
final class Silence implements BeforeAllCallback, AfterAllCallback {

  private static final Logger PRODUCT = Logger.getLogger("dev.patchbay");

  private Level before;

  @Override
  public void beforeAll(ExtensionContext context) {
    before = PRODUCT.getLevel();
    PRODUCT.setLevel(Level.OFF);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    PRODUCT.setLevel(before);
  }
}
