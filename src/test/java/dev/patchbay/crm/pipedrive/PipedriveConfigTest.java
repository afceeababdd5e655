package dev.patchbay.crm.pipedrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Account;
import dev.patchbay.crm.CrmMetadata.Field;
import dev.patchbay.crm.CrmMetadata.Limit;
import dev.patchbay.crm.CrmMetadata.Unit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipedriveConfigTest {

  @Test
  void only_the_token_is_secret() {
    assertThat(PipedriveConfig.METADATA.fields())
        .filteredOn(Field::secret)
        .extracting(Field::name)
        .containsExactly("apiToken");
  }

  @ParameterizedTest
  @CsvSource({"'',30000", "210000,210000", "' 500 ',500", "0,30000", "many,30000"})
  void the_daily_budget_is_the_accounts(String typed, int capacity) {
    assertThat(PipedriveConfig.limits(account(Map.of("dailyTokens", typed))))
        .filteredOn(limit -> limit.unit() == Unit.TOKENS)
        .extracting(Limit::capacity)
        .isEqualTo(List.of(capacity));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme",
        "ACME",
        " acme ",
        "acme.pipedrive.com",
        "https://acme.pipedrive.com/",
      })
  void the_api_is_at_the_companys_host_however_it_was_typed(String typed) {
    assertThat(site(Map.of("companyDomain", typed)).base()).isEqualTo("https://acme.pipedrive.com");
  }

  @Test
  void a_proxy_takes_the_calls_but_not_the_links() {
    var site = site(Map.of("companyDomain", "acme", "baseUrl", "https://proxy.example/pd/"));
    assertThat(site.base()).isEqualTo("https://proxy.example/pd");
    assertThat(site.ref(dev.patchbay.crm.RecordKind.DEAL, 5).url())
        .isEqualTo("https://acme.pipedrive.com/deal/5");
  }

  @Test
  void the_site_does_not_show_its_token() {
    assertThat(site(Map.of("companyDomain", "acme")).toString()).doesNotContain("t0ken");
  }

  private static PipedriveSite site(Map<String, String> fields) {
    Map<String, String> all = new java.util.HashMap<>(Map.of("apiToken", "t0ken"));
    all.putAll(fields);
    return PipedriveSite.of(account(all));
  }

  private static Account account(Map<String, String> fields) {
    return new Account("demo", "i-1", fields);
  }
}
