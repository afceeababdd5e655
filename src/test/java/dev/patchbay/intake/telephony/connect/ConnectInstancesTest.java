package dev.patchbay.intake.telephony.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.telephony.SourceCredentials;
import dev.patchbay.store.Json;
import dev.patchbay.store.MemoryTable;
import dev.patchbay.store.secret.Vaults;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectInstancesTest {

  private static final String ONE = "arn:aws:connect:eu-central-1:123456789012:instance/one";
  private static final String TWO = "arn:aws:connect:eu-central-1:123456789012:instance/two";

  private final MemoryTable table = new MemoryTable();
  private final ConnectInstances instances = new ConnectInstances(table, new Json());
  private SourceCredentials credentials;
  @TempDir private Path keys;

  @BeforeEach
  void prepare() {
    credentials = new SourceCredentials(table, new Json(), Vaults.in(keys), List.of(instances));
  }

  @Test
  void an_instance_belongs_to_the_project_that_saved_it() {
    assertThat(save("shop", ONE)).isEmpty();
    assertThat(instances.project(ONE)).contains("shop");
    assertThat(instances.project(TWO)).isEmpty();
    assertThat(instances.project(null)).isEmpty();
    assertThat(save("shop", " " + ONE + " ")).as("saved again").isEmpty();
  }

  @Test
  void two_projects_cannot_have_one_instance() {
    save("shop", ONE);
    assertThat(save("bank", ONE))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.field()).isEqualTo("instanceArn");
              assertThat(error.reason()).contains("another project").doesNotContain("shop");
            });
    assertThat(instances.project(ONE)).contains("shop");
    assertThat(credentials.read("bank", "amazon-connect")).isEmpty();
  }

  @Test
  void a_refused_change_keeps_what_the_project_had() {
    save("shop", ONE);
    save("bank", TWO);
    assertThat(save("bank", ONE)).isNotEmpty();
    assertThat(instances.project(TWO)).contains("bank");
    assertThat(credentials.read("bank", "amazon-connect")).containsValue(TWO);
  }

  @Test
  void what_a_project_gives_up_another_one_can_have() {
    save("shop", ONE);
    save("shop", TWO);
    assertThat(instances.project(ONE)).isEmpty();
    assertThat(save("bank", ONE)).isEmpty();
    save("shop", "");
    assertThat(instances.project(TWO)).isEmpty();
    credentials.forget("bank", "amazon-connect");
    assertThat(instances.project(ONE)).isEmpty();
    credentials.forget("bank", "amazon-connect");
  }

  @Test
  void the_same_field_of_another_source_claims_nothing() {
    assertThat(credentials.save("shop", "twilio", Map.of("instanceArn", ONE))).isEmpty();
    assertThat(instances.project(ONE)).isEmpty();
    save("shop", ONE);
    credentials.forget("shop", "twilio");
    assertThat(instances.project(ONE)).contains("shop");
  }

  private List<FieldError> save(String project, String arn) {
    return credentials.save(project, "amazon-connect", Map.of("instanceArn", arn));
  }
}
