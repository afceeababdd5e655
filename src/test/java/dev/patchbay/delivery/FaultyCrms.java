package dev.patchbay.delivery;

import dev.patchbay.crm.Account;
import dev.patchbay.crm.CallTrace;
import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.Connected;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.CrmCalls;
import dev.patchbay.crm.CrmConnector;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.Recovery;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The built-in CRM behind a line that fails as a test says. */
final class FaultyCrms implements CrmAccess, CrmCalls {

  /** What happens to the next action. */
  enum Fault {
    NONE,
    LOST_BEFORE_COMMIT,
    LOST_AFTER_COMMIT,
    KILLED_BEFORE_COMMIT,
    KILLED_AFTER_COMMIT,
    BUG
  }

  /** A worker that dies: nothing catches it. */
  static final class Killed extends Error {
    Killed() {
      super("killed", null, false, false);
    }
  }

  final Deque<Fault> faults = new ArrayDeque<>();
  final Deque<Failure> lookupFailures = new ArrayDeque<>();
  final Deque<Failure> actionFailures = new ArrayDeque<>();
  Optional<Recovery> recovery = Optional.empty();
  Duration settleTime = Duration.ZERO;
  ClientQuery asked;
  int lookups;

  /** What happens once, between the CRM's next answer to a look-up and its arrival. */
  Runnable meanwhile = () -> {};

  int recoveries;

  /** Under which project the built-in CRM keeps an integration's records, if not under its own. */
  final Map<String, String> books = new HashMap<>();

  private final CrmConnector connector;
  private final Projects projects;

  FaultyCrms(CrmConnector connector, Projects projects) {
    this.connector = connector;
    this.projects = projects;
  }

  @Override
  public Session open(Project project) {
    String integration = project.integration().id();
    String book = books.getOrDefault(integration, project.id());
    Crm real = connector.open(new Account(book, integration, Map.of()), this);
    return new Session() {
      @Override
      public Crm crm() {
        return new FaultyCrm(real);
      }

      @Override
      public Duration settleTime() {
        return settleTime;
      }

      @Override
      public List<CallTrace> newCalls() {
        return List.of();
      }
    };
  }

  @Override
  public void hold(Project project, String reason) {
    projects.updateIntegration(project.id(), integration -> integration.held(reason));
  }

  @Override
  public <T> T read(String what, Cost cost, Supplier<T> request) {
    return request.get();
  }

  @Override
  public <T> T write(String what, Cost cost, Supplier<T> request) {
    return request.get();
  }

  private final class FaultyCrm implements Crm {

    private final Crm real;

    FaultyCrm(Crm real) {
      this.real = real;
    }

    @Override
    public Connected connect() {
      return real.connect();
    }

    @Override
    public Lookup find(ClientQuery client) {
      lookups++;
      asked = client;
      Lookup answer =
          lookupFailures.isEmpty() ? real.find(client) : new Lookup.Failed(lookupFailures.poll());
      Runnable once = meanwhile;
      meanwhile = () -> {};
      once.run();
      return answer;
    }

    @Override
    public List<Outcome> perform(List<Command> batch) {
      if (!actionFailures.isEmpty()) {
        return List.of(actionFailures.poll());
      }
      Fault fault = faults.isEmpty() ? Fault.NONE : faults.poll();
      return switch (fault) {
        case NONE -> real.perform(batch);
        case LOST_BEFORE_COMMIT -> List.of(new Outcome.InDoubt("no answer"));
        case LOST_AFTER_COMMIT -> {
          real.perform(batch);
          yield List.of(new Outcome.InDoubt("no answer"));
        }
        case BUG -> throw new IllegalStateException("a connector's bug");
        case KILLED_BEFORE_COMMIT -> throw new Killed();
        case KILLED_AFTER_COMMIT -> {
          real.perform(batch);
          throw new Killed();
        }
      };
    }

    @Override
    public Recovery recover(Command command, Instant intendedAt) {
      recoveries++;
      return recovery.orElseGet(() -> real.recover(command, intendedAt));
    }
  }
}
