package dev.patchbay.crm;

import dev.patchbay.project.Integration;
import dev.patchbay.project.Integration.State;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import dev.patchbay.store.StoreUnavailable;
import dev.patchbay.store.secret.KeyUnavailable;
import dev.patchbay.store.secret.UnreadableSecret;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Connects projects to CRMs, and opens the CRMs that are connected. */
@Singleton
public class Integrations {

  private static final Failure NO_CREDENTIALS =
      new Failure.Unauthorized("no credentials are stored");

  private final CrmCatalogue catalogue;
  private final EgressGuard egress;
  private final Credentials credentials;
  private final Projects projects;
  private final PacedCallsFactory calls;
  private final Clock clock;

  @Inject
  public Integrations(
      CrmCatalogue catalogue,
      EgressGuard egress,
      Credentials credentials,
      Projects projects,
      PacedCallsFactory calls,
      Clock clock) {
    this.catalogue = catalogue;
    this.egress = egress;
    this.credentials = credentials;
    this.projects = projects;
    this.calls = calls;
    this.clock = clock;
  }

  /** Connects a project that had no integrations but the present one. */
  public ConnectResult connect(Project project, String kind, Map<String, String> fields) {
    return connect(project, kind, fields, List.of());
  }

  /**
   * Checks the form, asks the CRM, and stores the connection when the CRM accepts. Connecting the
   * same account again keeps the integration's id, replaces its credentials and lets held
   * deliveries go on. An account that the project had earlier comes back under its old id, so that
   * what was done in it is known; its creation date is renewed.
   *
   * @param earlier the integrations that the project had before the present one
   */
  public ConnectResult connect(
      Project project, String kind, Map<String, String> fields, List<Integration> earlier) {
    var connector = catalogue.find(kind);
    if (connector.isEmpty()) {
      var reason = "must be one of " + String.join(", ", catalogue.kinds());
      return new ConnectResult.Invalid(List.of(new FieldFault("kind", reason)));
    }
    var form = new ConnectForm(connector.get().metadata(), fields, egress);
    if (!form.faults().isEmpty()) {
      return new ConnectResult.Invalid(form.faults());
    }
    var conflict = ConnectRules.otherKind(project, kind);
    if (conflict.isPresent()) {
      return conflict.get();
    }
    var known =
        Stream.concat(Stream.ofNullable(project.integration()), earlier.stream())
            .filter(integration -> integration.kind().equals(kind))
            .toList();
    var id = known.stream().map(Integration::id).findFirst().orElseGet(Integrations::newId);
    var account = new Account(project.id(), id, form.values());
    return switch (open(connector.get(), account, Instant.MAX, Lease.NONE).crm().connect()) {
      case Connected.Failed(Failure failure) -> new ConnectResult.Rejected(failure);
      case Connected.Ready ready ->
          ConnectRules.otherAccount(project, ready.account())
              .<ConnectResult>map(other -> other)
              .orElseGet(() -> store(project, kind, form, known, ready));
    };
  }

  /**
   * The project's CRM with the credentials as they are now. What keeps it from being opened is the
   * answer to whatever it is asked. Once the CRM is taken down by a {@link Fence}, no further call
   * is begun.
   */
  public OpenCrm open(Project project) {
    return open(project, Instant.MAX);
  }

  /**
   * The same for somebody who does not wait for ever.
   *
   * @param until when no further call to the CRM is begun
   */
  public OpenCrm open(Project project, Instant until) {
    var integration = project.integration();
    if (integration == null || integration.state() != State.CONNECTED) {
      return OpenCrm.closed(new Failure.Unavailable("the project is connected to no CRM"));
    }
    return catalogue
        .find(integration.kind())
        .map(connector -> open(connector, project.id(), integration.id(), until))
        .orElseGet(() -> OpenCrm.closed(unknownKind(integration.kind())));
  }

  /**
   * The CRM of a connection that the project has, or had before a change of CRM, for reading only:
   * every call that writes is refused before it leaves the hub. Within that CRM's own budget.
   *
   * @param until when no further call to the CRM is begun
   */
  public OpenCrm openEarlier(String project, Integration integration, Instant until) {
    return catalogue
        .find(integration.kind())
        .map(
            connector ->
                opened(
                    () ->
                        connector.metadata().fields().isEmpty()
                            ? Optional.of(new Account(project, integration.id(), Map.of()))
                            : credentials.readEarlier(project, integration.id()),
                    account -> open(connector, account, until, Lease.NONE).readOnly(),
                    () -> NO_CREDENTIALS))
        .orElseGet(() -> OpenCrm.closed(unknownKind(integration.kind())));
  }

  private OpenCrm open(CrmConnector connector, String project, String integration, Instant until) {
    Lease lease = Lease.of(projects, project, integration, clock);
    return opened(
        () -> account(connector, project, integration, lease),
        account -> open(connector, account, until, lease),
        () -> lease.holds() ? NO_CREDENTIALS : Lease.OVER);
  }

  private static OpenCrm opened(
      Supplier<Optional<Account>> credentials,
      Function<Account, OpenCrm> open,
      Supplier<Failure> without) {
    try {
      return credentials.get().map(open).orElseGet(() -> OpenCrm.closed(without.get()));
    } catch (UnreadableSecret e) {
      return OpenCrm.closed(
          new Failure.Unauthorized("the stored credentials cannot be decrypted: connect again"));
    } catch (KeyUnavailable e) {
      return OpenCrm.closed(new Failure.Unavailable(e.getMessage()));
    } catch (StoreUnavailable e) {
      return OpenCrm.closed(new Failure.Unavailable("the stored credentials could not be read"));
    }
  }

  private OpenCrm open(CrmConnector connector, Account account, Instant until, Lease lease) {
    var metadata = connector.metadata();
    var blocked = ConnectForm.blockedAddress(metadata, account, egress);
    if (blocked.isPresent()) {
      return OpenCrm.closed(new Failure.Unavailable("the CRM's address: " + blocked.get()));
    }
    var paced = calls.callsTo(account, connector, until, lease);
    return new OpenCrm(
        connector.open(account, paced), metadata.settleTime(), paced::calls, paced::waits);
  }

  /**
   * A CRM without a form has no credentials to read. Where there are some, they begin the lease:
   * they are put away before anybody waits for it to end.
   */
  private Optional<Account> account(
      CrmConnector connector, String project, String integration, Lease lease) {
    if (connector.metadata().fields().isEmpty()) {
      return Optional.of(new Account(project, integration, Map.of()));
    }
    lease.begin(clock.instant());
    return credentials.read(project, integration);
  }

  /** Credentials first: an integration is never without them. */
  private ConnectResult store(
      Project project,
      String kind,
      ConnectForm form,
      List<Integration> known,
      Connected.Ready ready) {
    var same = known.stream().filter(each -> ready.account().equals(each.account())).findFirst();
    var integration =
        new Integration(
            same.map(Integration::id).orElseGet(Integrations::newId),
            kind,
            State.CONNECTED,
            same.filter(
                    each -> each.state() == State.CONNECTED && each.equals(project.integration()))
                .map(Integration::createdAt)
                .orElseGet(clock::instant),
            form.publicValues(),
            ready.account(),
            ConnectRules.heldFor(project, same),
            ready.warnings());
    Map<String, String> kept = new HashMap<>(ready.facts());
    kept.putAll(form.values());
    try {
      if (!form.values().isEmpty()) {
        credentials.save(new Account(project.id(), integration.id(), kept));
      }
    } catch (KeyUnavailable e) {
      return new ConnectResult.Rejected(new Failure.Unavailable(e.getMessage()));
    }
    projects.saveIntegration(project.id(), integration);
    return new ConnectResult.Connected(integration, ready.users());
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  private static Failure unknownKind(String kind) {
    return new Failure.Unavailable("this hub has no connector for " + kind);
  }
}
