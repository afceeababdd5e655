package dev.patchbay.crm.pipedrive;

import dev.patchbay.crm.Account;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.CrmCalls;
import dev.patchbay.crm.CrmConnector;
import dev.patchbay.crm.CrmMetadata;
import dev.patchbay.crm.CrmMetadata.Limit;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Pipedrive, by a user's API token. */
@ApplicationScoped
public class PipedriveConnector implements CrmConnector {

  private final PipedriveApi api;

  PipedriveConnector(@RestClient PipedriveApi api) {
    this.api = api;
  }

  @Override
  public CrmMetadata metadata() {
    return PipedriveConfig.METADATA;
  }

  @Override
  public List<Limit> limits(Account account) {
    return PipedriveConfig.limits(account);
  }

  @Override
  public Crm open(Account account, CrmCalls calls) {
    PipedriveSite site = PipedriveSite.of(account);
    return new PipedriveCrm(site, new PipedriveCalls(api, site, calls));
  }
}
