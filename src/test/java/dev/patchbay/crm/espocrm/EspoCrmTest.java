package dev.patchbay.crm.espocrm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.CrmContract;
import dev.patchbay.crm.CrmUnderTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;

@QuarkusTest
class EspoCrmTest extends CrmContract {

  @Inject EspoConnector connector;

  private EspoUnderTest espo;

  @Override
  protected CrmUnderTest start() throws IOException {
    espo = new EspoUnderTest(connector);
    espo.connect();
    return espo;
  }

  @AfterEach
  void every_exchange_was_one_that_the_vendor_understands() {
    assertThat(espo.server().violations()).isEmpty();
  }
}
