package dev.patchbay.crm.roapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.CrmContract;
import dev.patchbay.crm.CrmUnderTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;

@QuarkusTest
class RoAppCrmTest extends CrmContract {

  @Inject RoAppConnector connector;

  private RoAppUnderTest roapp;

  @Override
  protected CrmUnderTest start() throws IOException {
    roapp = new RoAppUnderTest(connector);
    return roapp;
  }

  @AfterEach
  void every_request_kept_to_the_table_of_operations() {
    assertThat(roapp.server().violations()).isEmpty();
  }
}
