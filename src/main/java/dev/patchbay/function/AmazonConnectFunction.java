package dev.patchbay.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patchbay.delivery.Inbox;
import dev.patchbay.intake.Intake;
import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.telephony.connect.AmazonConnectSource;
import dev.patchbay.intake.telephony.connect.ConnectInstances;
import dev.patchbay.journal.Journal.RawEvent;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import dev.patchbay.store.Json;
import io.quarkus.funqy.Funq;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * {@code connect-event}: what EventBridge brings from Amazon Connect. A failure is thrown, so that
 * Lambda tries again and keeps what it cannot do; what can never be done is logged and left.
 */
public class AmazonConnectFunction {

  private static final Logger LOG = Logger.getLogger(AmazonConnectFunction.class);

  private final ConnectInstances instances;
  private final Projects projects;
  private final AmazonConnectSource source;
  private final Inbox inbox;
  private final ObjectMapper json;
  private final Clock clock;

  public AmazonConnectFunction(
      ConnectInstances instances,
      Projects projects,
      AmazonConnectSource source,
      Inbox inbox,
      Json json,
      Clock clock) {
    this.instances = instances;
    this.projects = projects;
    this.source = source;
    this.inbox = inbox;
    this.json = json.mapper();
    this.clock = clock;
  }

  @Funq("connect-event")
  public Taken connectEvent(ContactEvent event) {
    JsonNode detail = event.detail() == null ? json.createObjectNode() : event.detail();
    String instance = detail.path("instanceArn").asText(null);
    Optional<Project> project = instances.project(instance).flatMap(projects::find);
    if (project.isEmpty()) {
      LOG.warnf("no project has claimed the Connect instance %s", instance);
      return Taken.nothing("no project has claimed the instance");
    }
    return take(project.get(), json.createObjectNode().set("detail", detail).toString());
  }

  private Taken take(Project project, String body) {
    String type = "application/json";
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    IntakeRequest request = new IntakeRequest("EVENT", type, Map.of(), Map.of(), bytes);
    return switch (source.read(request, project.settings())) {
      case Intake.Ignored(String reason, var _) -> Taken.nothing(reason);
      case Intake.Invalid invalid -> {
        LOG.errorf("a contact event of %s is not understood: %s", project.id(), invalid.errors());
        yield Taken.nothing(invalid.detail());
      }
      case Intake.Events events -> {
        RawEvent raw = new RawEvent(clock.instant(), source.name(), type, Map.of(), body);
        yield new Taken(
            events.events().stream().map(e -> inbox.accept(project, e, raw)).toList(), null);
      }
    };
  }

  /**
   * @param detail the contact, as Amazon Connect describes it
   */
  public record ContactEvent(JsonNode detail) {}

  /**
   * @param ids of the interactions; empty when nothing was stored
   * @param reason why nothing was stored, or null
   */
  public record Taken(List<String> ids, String reason) {
    static Taken nothing(String reason) {
      return new Taken(List.of(), reason);
    }
  }
}
