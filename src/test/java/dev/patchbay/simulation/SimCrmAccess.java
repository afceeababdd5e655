package dev.patchbay.simulation;

import dev.patchbay.crm.Account;
import dev.patchbay.crm.CallTrace;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.PacedCalls;
import dev.patchbay.crm.Pacer;
import dev.patchbay.crm.SharedPacing;
import dev.patchbay.delivery.CrmAccess;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Opens the simulated CRMs through the product's own pacing. */
final class SimCrmAccess implements CrmAccess {

  private final World world;
  private final Map<String, CrmServer> servers;
  private final Projects projects;
  private final Pacer pacer;
  private final UnaryOperator<Crm> boundary;

  SimCrmAccess(
      World world,
      Map<String, CrmServer> servers,
      Projects projects,
      Pacer pacer,
      UnaryOperator<Crm> boundary) {
    this.world = world;
    this.servers = servers;
    this.projects = projects;
    this.pacer = pacer;
    this.boundary = boundary;
  }

  @Override
  public Session open(Project project) {
    CrmServer server = servers.get(project.id());
    Account account = new Account(project.id(), project.integration().id(), Map.of());
    PacedCalls calls =
        SharedPacing.calls(
            account, server.budget.limits, pacer, world.scheduler::pause, world.scheduler.clock());
    return new Opened(boundary.apply(new SimCrm(server, calls)), server.settleTime, calls);
  }

  @Override
  public void hold(Project project, String reason) {
    projects.updateIntegration(project.id(), old -> old.held(reason));
  }

  private static final class Opened implements Session {
    private final Crm crm;
    private final Duration settleTime;
    private final PacedCalls calls;
    private int seen;

    Opened(Crm crm, Duration settleTime, PacedCalls calls) {
      this.crm = crm;
      this.settleTime = settleTime;
      this.calls = calls;
    }

    @Override
    public Crm crm() {
      return crm;
    }

    @Override
    public Duration settleTime() {
      return settleTime;
    }

    @Override
    public List<CallTrace> newCalls() {
      List<CallTrace> all = calls.calls();
      List<CallTrace> fresh = all.subList(seen, all.size());
      seen = all.size();
      return fresh;
    }
  }
}
