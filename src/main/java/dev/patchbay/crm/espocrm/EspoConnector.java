package dev.patchbay.crm.espocrm;

import dev.patchbay.crm.Account;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.CrmCalls;
import dev.patchbay.crm.CrmConnector;
import dev.patchbay.crm.CrmMetadata;
import dev.patchbay.crm.CrmNotices;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** EspoCRM, version 9. What it does differently is told in {@code BEHAVIOR.md}. */
@ApplicationScoped
class EspoConnector implements CrmConnector {

  private final EspoApi api;
  private final Clock clock;

  EspoConnector(@RestClient EspoApi api, Clock clock) {
    this.api = api;
    this.clock = clock;
  }

  @Override
  public CrmMetadata metadata() {
    return EspoConfig.METADATA;
  }

  @Override
  public Crm open(Account account, CrmCalls calls) {
    var config = EspoConfig.of(account);
    return new EspoCrm(config, new EspoCalls(api, config, calls), clock);
  }

  @Override
  public Optional<CrmNotices> notices() {
    return Optional.of(new EspoNotices());
  }
}
