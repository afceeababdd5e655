package dev.patchbay.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.CrmUnderTest.Topic;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every connector promises. A connector's test extends this class and supplies a {@link
 * CrmUnderTest}; what its CRM cannot do is switched off there, with a reason.
 */
@Timeout(60)
public abstract class CrmContract
    implements LookupContract,
        ActionContract,
        DealContract,
        UpdateContract,
        SchemaContract,
        RecoveryContract,
        FaultContract,
        ChangesContract,
        ReadingContract,
        DossierContract,
        RemoveContract,
        WebhooksContract {

  private CrmUnderTest crm;

  /** An empty vendor and the connector to it. */
  protected abstract CrmUnderTest start() throws Exception;

  @BeforeEach
  void startCrm() throws Exception {
    crm = start();
  }

  @AfterEach
  void closeCrm() {
    if (crm != null) {
      crm.close();
    }
  }

  @Override
  public final CrmUnderTest crm() {
    return crm;
  }

  @Test
  void what_is_switched_off_has_a_written_reason() {
    assertThat(crm.switchedOff().values()).allSatisfy(CrmContract::isASentence);
    assertThat(crm.undecidable().values()).allSatisfy(CrmContract::isASentence);
    assertThat(crm.unmarked().values()).allSatisfy(CrmContract::isASentence);
    assertThat(crm.unremovable().values()).allSatisfy(CrmContract::isASentence);
    Map.of(
            Capability.LEADS, Topic.LEADS,
            Capability.DEALS, Topic.DEALS,
            Capability.TASKS, Topic.TASKS,
            Capability.ORGANIZATIONS, Topic.ORGANIZATIONS)
        .forEach(
            (capability, topic) ->
                assertThat(crm.switchedOff().containsKey(topic))
                    .as("%s is switched off exactly when it is no capability", topic)
                    .isNotEqualTo(crm.connector().metadata().capabilities().contains(capability)));
  }

  @Test
  void the_metadata_describes_the_connect_form() {
    var metadata = crm.connector().metadata();
    assertThat(metadata.kind()).matches("[a-z][a-z0-9-]*");
    assertThat(metadata.title()).isNotBlank();
    assertThat(metadata.settleTime().isNegative()).isFalse();
    assertThat(metadata.fields()).extracting(CrmMetadata.Field::name).doesNotHaveDuplicates();
    assertThat(metadata.fields())
        .allSatisfy(
            field -> {
              assertThat(field.label()).isNotBlank();
              assertThat(field.help()).isNotBlank();
            });
  }

  private static void isASentence(String reason) {
    assertThat(reason).hasSizeGreaterThan(15).contains(" ");
  }
}
