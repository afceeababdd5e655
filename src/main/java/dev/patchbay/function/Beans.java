package dev.patchbay.function;

import dev.patchbay.scenario.CallTexts;
import dev.patchbay.scenario.Scenario;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;

/** The domain's plain classes as beans. */
class Beans {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.tickMillis(ZoneOffset.UTC);
  }

  @Produces
  @Singleton
  Scenario scenario() {
    return new Scenario(new CallTexts());
  }
}
