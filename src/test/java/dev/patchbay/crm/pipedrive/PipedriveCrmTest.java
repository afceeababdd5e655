package dev.patchbay.crm.pipedrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.CrmContract;
import dev.patchbay.crm.CrmUnderTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;

@QuarkusTest
class PipedriveCrmTest extends CrmContract {

  @Inject PipedriveConnector connector;

  private PipedriveUnderTest pipedrive;

  @Override
  protected CrmUnderTest start() throws IOException {
    pipedrive = new PipedriveUnderTest(connector);
    return pipedrive;
  }

  @AfterEach
  void every_exchange_kept_to_the_vendors_own_description() {
    assertThat(pipedrive.server().violations()).isEmpty();
  }

  @AfterEach
  void what_the_pacing_counts_is_at_least_what_the_vendor_charges() {
    assertThat(pipedrive.tokens()).isGreaterThanOrEqualTo(pipedrive.server().tokens());
  }
}
