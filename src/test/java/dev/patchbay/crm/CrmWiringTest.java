package dev.patchbay.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.store.secret.Vault;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kms.KmsClient;

@QuarkusTest
class CrmWiringTest {

  @Inject CrmCatalogue catalogue;
  @Inject Integrations integrations;
  @Inject EgressGuard egress;
  @Inject Vault vault;

  @Test
  void the_catalogue_finds_the_connectors() {
    assertThat(catalogue.kinds()).contains("builtin");
    assertThat(integrations).isNotNull();
  }

  @Test
  void a_crm_on_this_machine_can_be_used_in_tests() {
    assertThat(egress.check("http://127.0.0.1:8080"))
        .isInstanceOf(EgressGuard.Verdict.Allowed.class);
  }

  @Test
  void secrets_are_sealed_by_the_key_file_and_kms_is_never_made() {
    var place = Map.of("project", "demo", "integration", "i-1");
    assertThat(vault.open(vault.seal("token", place), place)).isEqualTo("token");
    var kms = Arc.container().listAll(KmsClient.class).getFirst().getBean();
    assertThat(Arc.container().getActiveContext(kms.getScope()).get(kms)).isNull();
  }
}
