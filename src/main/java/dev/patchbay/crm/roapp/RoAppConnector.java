package dev.patchbay.crm.roapp;

import dev.patchbay.crm.Account;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.CrmCalls;
import dev.patchbay.crm.CrmConnector;
import dev.patchbay.crm.CrmMetadata;
import dev.patchbay.crm.CrmNotices;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** RO App, formerly RemOnline, by an API key. */
@ApplicationScoped
public class RoAppConnector implements CrmConnector {

  private final RoAppApi api;

  RoAppConnector(@RestClient RoAppApi api) {
    this.api = api;
  }

  @Override
  public CrmMetadata metadata() {
    return RoAppConfig.METADATA;
  }

  @Override
  public Crm open(Account account, CrmCalls calls) {
    RoAppConfig config = RoAppConfig.of(account);
    RoAppCalls paced = new RoAppCalls(api, config, calls);
    return new RoAppCrm(config, paced, new RoAppBooks(api, paced));
  }

  @Override
  public Optional<CrmNotices> notices() {
    return Optional.of(new RoAppNotices());
  }
}
