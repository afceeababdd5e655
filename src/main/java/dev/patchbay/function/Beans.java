package dev.patchbay.function;

import dev.patchbay.crm.CrmCatalogue;
import dev.patchbay.scenario.Matrices;
import dev.patchbay.scenario.Scenario;
import dev.patchbay.scenario.text.Phrasebook;
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
  Scenario scenario(CrmCatalogue catalogue) {
    return new Scenario(
        new Phrasebook(),
        kind ->
            catalogue
                .find(kind)
                .map(connector -> connector.metadata().capabilities())
                .orElse(Matrices.USUAL));
  }
}
