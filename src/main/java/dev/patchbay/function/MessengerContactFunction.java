package dev.patchbay.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.delivery.Awaited;
import dev.patchbay.delivery.Inbox;
import dev.patchbay.function.http.HttpFunctions;
import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Problem;
import dev.patchbay.intake.interaction.MessengerContact;
import dev.patchbay.intake.messenger.MessengerReader;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.intake.telephony.BodyReader;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.Journal.RawEvent;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.RecordLinks;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import dev.patchbay.store.Json;
import io.quarkus.funqy.Funq;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code messenger-contact}: an employee sends a client's data to the CRM, and wants to see at once
 * where they are.
 */
public class MessengerContactFunction {

  private final HttpFunctions http;
  private final Projects projects;
  private final Inbox inbox;
  private final Awaited awaited;
  private final PhoneNumbers phones;
  private final Json json;
  private final Clock clock;

  public MessengerContactFunction(
      HttpFunctions http,
      Projects projects,
      Inbox inbox,
      Awaited awaited,
      PhoneNumbers phones,
      Json json,
      Clock clock) {
    this.http = http;
    this.projects = projects;
    this.inbox = inbox;
    this.awaited = awaited;
    this.phones = phones;
    this.json = json;
    this.clock = clock;
  }

  @Funq("messenger-contact")
  public APIGatewayV2HTTPResponse messengerContact(APIGatewayV2HTTPEvent event) {
    return http.serve(event, this::accept);
  }

  private Answer accept(HttpRequest request) {
    Instant began = clock.instant();
    Project project =
        projects
            .authenticate(request.path().get("project"), IngestTokens.of(request))
            .orElseThrow(IngestTokens::refused);
    if (request.body().length > BodyReader.MAX_BYTES) {
      throw new Problem(
          413,
          "body-too-large",
          "Not accepted: a body may have %d bytes at most.".formatted(BodyReader.MAX_BYTES),
          List.of());
    }
    ObjectNode body = request.json(json.mapper());
    String ownId =
        Optional.ofNullable(request.headers().get("idempotency-key"))
            .orElseGet(() -> UUID.randomUUID().toString());
    MessengerReader reader = new MessengerReader(phones, project.settings());
    return switch (reader.read(body, ownId, began)) {
      case MessengerReader.Read.Invalid invalid -> throw Problem.invalid(invalid.errors());
      case MessengerReader.Read.Understood(MessengerContact contact) -> {
        String id = inbox.accept(project, contact, raw(request, began));
        boolean waits = !request.queried("wait").filter("0"::equals).isPresent();
        Instant deadline = waits ? began.plus(Awaited.LONGEST) : began;
        yield answer(awaited.await(project.id(), id, deadline));
      }
    };
  }

  private static Answer answer(JournalEntry entry) {
    return entry.settled()
        ? Answer.ok(new Sent(entry.id(), entry.state(), entry.reason(), RecordLinks.of(entry)))
        : Answer.accepted(new Pending(entry.id(), entry.state()));
  }

  private static RawEvent raw(HttpRequest request, Instant now) {
    return new RawEvent(
        now,
        MessengerReader.SOURCE,
        request.headers().get("content-type"),
        Map.of(),
        new String(request.body(), StandardCharsets.UTF_8));
  }

  record Sent(String id, InteractionState state, String reason, RecordLinks links) {}

  record Pending(String id, InteractionState state) {}
}
