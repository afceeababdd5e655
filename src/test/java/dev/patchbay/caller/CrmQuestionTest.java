package dev.patchbay.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Account;
import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.ClientRecords.Contact;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.Connected;
import dev.patchbay.crm.Credentials;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.CrmCalls;
import dev.patchbay.crm.CrmCatalogue;
import dev.patchbay.crm.CrmConnector;
import dev.patchbay.crm.CrmMetadata;
import dev.patchbay.crm.CrmStop;
import dev.patchbay.crm.EgressGuard;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Integrations;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Recovery;
import dev.patchbay.crm.SharedPacing;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.project.Projects;
import dev.patchbay.store.Json;
import dev.patchbay.store.MemoryTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Asking a CRM with a deadline: who waits, for what, and what becomes of a late answer. */
class CrmQuestionTest {

  private static final String PHONE = "+380500000001";

  private final Clock clock = Clock.systemUTC();
  private final Json json = new Json();
  private final MemoryTable table = new MemoryTable();
  private final Projects projects = new Projects(table, json, clock);
  private final ClientFiles files = new ClientFiles(table, json, clock);
  private final SlowCrm crm = new SlowCrm();
  private final CrmQuestion question =
      new CrmQuestion(
          new Integrations(
              new CrmCatalogue(List.of(crm)),
              new EgressGuard(true),
              new Credentials(table, json, null),
              projects,
              SharedPacing.factory(table, time -> {}, clock),
              clock),
          files,
          (metric, project, amount) -> {},
          clock);

  @Test
  void an_answer_in_time_is_given_and_kept() {
    Optional<KnownClient> known = ask(Duration.ofSeconds(5));
    assertThat(known).map(KnownClient::name).contains("Petro");
    assertThat(files.find("demo", PHONE)).isPresent();
  }

  @Test
  void a_late_answer_is_not_waited_for_and_still_kept() throws InterruptedException {
    crm.delay = Duration.ofMillis(600);
    long begin = System.nanoTime();
    assertThat(ask(Duration.ofMillis(100))).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(500));
    for (int i = 0; i < 100 && files.find("demo", PHONE).isEmpty(); i++) {
      Thread.sleep(50);
    }
    assertThat(files.find("demo", PHONE))
        .map(file -> file.value().known().name())
        .contains("Petro");
  }

  @Test
  void after_the_deadline_no_further_call_is_begun() throws InterruptedException {
    crm.delay = Duration.ofMillis(400);
    crm.callsPerQuestion = 3;
    assertThat(ask(Duration.ofMillis(100))).isEmpty();
    Thread.sleep(1500);
    assertThat(crm.calls.get()).isEqualTo(1);
    assertThat(files.find("demo", PHONE)).isEmpty();
  }

  @Test
  void a_bug_in_a_connector_is_no_answer() {
    crm.broken = true;
    assertThat(ask(Duration.ofSeconds(5))).isEmpty();
  }

  private Optional<KnownClient> ask(Duration patience) {
    projects.saveIntegration("demo", project().integration());
    return question.ask(project(), PHONE, List.of(), patience);
  }

  private static Project project() {
    Integration integration =
        new Integration(
            "i-1",
            "slow",
            Integration.State.CONNECTED,
            Instant.EPOCH,
            Map.of(),
            null,
            null,
            List.of());
    return new Project(
        "demo",
        "Demo",
        Instant.EPOCH,
        ProjectSettings.defaults(null, null),
        List.of(),
        integration);
  }

  /** A CRM that takes its time for each call. */
  private static final class SlowCrm implements CrmConnector {
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Duration delay = Duration.ZERO;
    private volatile int callsPerQuestion = 1;
    private volatile boolean broken;

    @Override
    public CrmMetadata metadata() {
      return new CrmMetadata("slow", "Slow", List.of(), Set.of(), List.of(), Duration.ZERO);
    }

    @Override
    public Crm open(Account account, CrmCalls paced) {
      return new Crm() {
        @Override
        public Lookup find(ClientQuery client) {
          if (broken) {
            throw new IllegalStateException("a connector's bug");
          }
          try {
            for (int i = 0; i < callsPerQuestion; i++) {
              paced.read("GET client", CrmCalls.Cost.ONE, SlowCrm.this::answer);
            }
          } catch (CrmStop stop) {
            return new Lookup.Failed((Failure) stop.outcome());
          }
          RecordRef ref = new RecordRef(RecordKind.CONTACT, "1", null);
          return new Lookup.Known(
              new ClientRecords(
                  List.of(new Contact(ref, "Petro", null, null, null)), List.of(), List.of()));
        }

        @Override
        public Connected connect() {
          throw new UnsupportedOperationException();
        }

        @Override
        public List<Outcome> perform(List<Command> batch) {
          throw new UnsupportedOperationException();
        }

        @Override
        public Recovery recover(Command command, Instant intendedAt) {
          throw new UnsupportedOperationException();
        }
      };
    }

    private String answer() {
      calls.incrementAndGet();
      try {
        Thread.sleep(delay);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return "Petro";
    }
  }
}
