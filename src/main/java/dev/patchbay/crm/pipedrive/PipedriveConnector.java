package dev.patchbay.crm.pipedrive;

import dev.patchbay.crm.Account;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.CrmCalls;
import dev.patchbay.crm.CrmConnector;
import dev.patchbay.crm.CrmMetadata;
import dev.patchbay.crm.CrmMetadata.Limit;
import dev.patchbay.crm.CrmNotices;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Pipedrive, by a user's API token. */
@ApplicationScoped
public class PipedriveConnector implements CrmConnector {

  private final PipedriveApi api;
  private final PipedriveSyncApi syncApi;

  PipedriveConnector(@RestClient PipedriveApi api, @RestClient PipedriveSyncApi syncApi) {
    this.api = api;
    this.syncApi = syncApi;
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
    Wire wire = new Wire(site, calls);
    return new PipedriveCrm(site, new PipedriveCalls(api, wire), new SyncCalls(syncApi, wire));
  }

  @Override
  public Optional<CrmNotices> notices() {
    return Optional.of(new PipedriveNotices());
  }
}
