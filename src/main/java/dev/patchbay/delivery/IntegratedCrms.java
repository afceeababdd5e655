package dev.patchbay.delivery;

import dev.patchbay.crm.Account;
import dev.patchbay.crm.CallTrace;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.CrmCatalogue;
import dev.patchbay.crm.CrmConnector;
import dev.patchbay.crm.PacedCalls;
import dev.patchbay.crm.PacedCallsFactory;
import dev.patchbay.metrics.Metrics;
import dev.patchbay.metrics.Metrics.Metric;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** The CRMs of the projects as they are connected now. */
@Singleton
class IntegratedCrms implements CrmAccess {

  private final CrmCatalogue catalogue;
  private final PacedCallsFactory paced;
  private final Projects projects;
  private final Metrics metrics;

  @Inject
  IntegratedCrms(
      CrmCatalogue catalogue, PacedCallsFactory paced, Projects projects, Metrics metrics) {
    this.catalogue = catalogue;
    this.paced = paced;
    this.projects = projects;
    this.metrics = metrics;
  }

  @Override
  public Session open(Project project) {
    Integration integration = project.integration();
    CrmConnector connector =
        catalogue
            .find(integration.kind())
            .orElseThrow(
                () -> new IllegalStateException("no connector of kind " + integration.kind()));
    Account account = new Account(project.id(), integration.id(), integration.publicFields());
    PacedCalls calls = paced.callsTo(account, connector);
    return new OpenSession(connector.open(account, calls), connector, calls, project.id());
  }

  @Override
  public void hold(Project project, String reason) {
    projects.updateIntegration(project.id(), integration -> integration.held(reason));
    metrics.count(Metric.INTEGRATION_HELD, project.id());
  }

  private final class OpenSession implements Session {

    private final Crm crm;
    private final CrmConnector connector;
    private final PacedCalls calls;
    private final String project;
    private int seen;
    private int waits;

    OpenSession(Crm crm, CrmConnector connector, PacedCalls calls, String project) {
      this.crm = crm;
      this.connector = connector;
      this.calls = calls;
      this.project = project;
    }

    @Override
    public Crm crm() {
      return crm;
    }

    @Override
    public Duration settleTime() {
      return connector.metadata().settleTime();
    }

    @Override
    public List<CallTrace> newCalls() {
      List<CallTrace> all = calls.calls();
      List<CallTrace> fresh = List.copyOf(all.subList(seen, all.size()));
      seen = all.size();
      if (!fresh.isEmpty()) {
        metrics.count(Metric.CRM_CALLS, project, fresh.size());
      }
      if (calls.waits() > waits) {
        metrics.count(Metric.BUDGET_WAITS, project, calls.waits() - waits);
        waits = calls.waits();
      }
      return fresh;
    }
  }
}
