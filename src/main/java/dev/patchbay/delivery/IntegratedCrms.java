package dev.patchbay.delivery;

import dev.patchbay.crm.CallTrace;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.Integrations;
import dev.patchbay.crm.OpenCrm;
import dev.patchbay.metrics.Metrics;
import dev.patchbay.metrics.Metrics.Metric;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Integration.State;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** The CRMs of the projects as they are connected now, with their calls counted. */
@Singleton
class IntegratedCrms implements CrmAccess {

  private final Integrations integrations;
  private final Projects projects;
  private final Metrics metrics;

  @Inject
  IntegratedCrms(Integrations integrations, Projects projects, Metrics metrics) {
    this.integrations = integrations;
    this.projects = projects;
    this.metrics = metrics;
  }

  @Override
  public Session open(Project project) {
    OpenCrm open = integrations.open(project);
    return new Session() {
      @Override
      public Crm crm() {
        return open.crm();
      }

      @Override
      public Duration settleTime() {
        return open.settleTime();
      }

      @Override
      public List<CallTrace> newCalls() {
        List<CallTrace> calls = open.newCalls();
        int waits = open.newWaits();
        if (!calls.isEmpty()) {
          metrics.count(Metric.CRM_CALLS, project.id(), calls.size());
        }
        if (waits > 0) {
          metrics.count(Metric.BUDGET_WAITS, project.id(), waits);
        }
        return calls;
      }
    };
  }

  @Override
  public void hold(Project project, String reason) {
    String opened = project.integration().id();
    boolean held =
        projects
            .updateIntegration(project.id(), now -> isOpen(now, opened) ? now.held(reason) : now)
            .filter(now -> isOpen(now, opened))
            .isPresent();
    if (held) {
      metrics.count(Metric.INTEGRATION_HELD, project.id());
    }
  }

  /** Who was refused with the credentials of a CRM that was left says nothing of another one. */
  private static boolean isOpen(Integration now, String opened) {
    return now.id().equals(opened) && now.state() == State.CONNECTED;
  }
}
