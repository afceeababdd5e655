package dev.patchbay.caller;

import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.Integrations;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.OpenCrm;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.metrics.Metrics;
import dev.patchbay.metrics.Metrics.Metric;
import dev.patchbay.project.Project;
import dev.patchbay.scenario.ClientStates;
import dev.patchbay.store.StoreUnavailable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Asks a CRM about a caller while his telephone rings, for so long and no longer. The question goes
 * through the integration's budget on a thread of its own, which is left behind at the deadline: no
 * further call is begun then, and the one that is on its way ends by its own time-out. Its answer
 * still goes into the client's file, where the next question finds it. On Lambda the thread rests
 * while the function is frozen and its connection is dead afterwards: then nothing is written.
 */
@Singleton
public class CrmQuestion {

  private static final Logger LOG = Logger.getLogger(CrmQuestion.class);

  private final Integrations integrations;
  private final ClientFiles files;
  private final Metrics metrics;
  private final Clock clock;

  @Inject
  public CrmQuestion(Integrations integrations, ClientFiles files, Metrics metrics, Clock clock) {
    this.integrations = integrations;
    this.files = files;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * @param phone E.164
   * @param recent records that the CRM's search may not show yet
   * @return empty when the CRM did not answer in time, or failed
   */
  Optional<KnownClient> ask(
      Project project, String phone, List<RecordRef> recent, Duration patience) {
    CompletableFuture<Optional<KnownClient>> answer = new CompletableFuture<>();
    Instant until = clock.instant().plus(patience);
    Thread.ofVirtual()
        .name("caller-lookup")
        .start(() -> answer.complete(asked(project, phone, recent, until)));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      LOG.infof("the CRM of %s did not say in time who is calling", project.id());
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an answer is never exceptional", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** An answer that cannot be kept is an answer nevertheless. */
  private void keep(Project project, String phone, KnownClient client) {
    try {
      files.update(project.id(), phone, file -> file.knowing(client));
    } catch (StoreUnavailable e) {
      LOG.warnf(e, "what the CRM of %s said of a caller could not be kept", project.id());
    }
  }

  private Optional<KnownClient> asked(
      Project project, String phone, List<RecordRef> recent, Instant until) {
    try {
      Instant began = clock.instant();
      OpenCrm crm = integrations.open(project, until);
      Lookup found = crm.crm().find(new ClientQuery(phone, null, recent).withDeals());
      metrics.count(Metric.CRM_CALLS, project.id(), crm.newCalls().size());
      return switch (found) {
        case Lookup.Known known -> {
          KnownClient client =
              KnownClient.of(project.integration().id(), ClientStates.of(known.records()), began);
          keep(project, phone, client);
          yield Optional.of(client);
        }
        case Lookup.Failed failed -> {
          LOG.infof(
              "the CRM of %s does not say who is calling: %s",
              project.id(), failed.failure().reason());
          yield Optional.empty();
        }
      };
    } catch (RuntimeException e) {
      LOG.warnf(e, "the question to the CRM of %s failed", project.id());
      return Optional.empty();
    }
  }
}
