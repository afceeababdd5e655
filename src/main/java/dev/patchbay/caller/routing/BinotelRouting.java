package dev.patchbay.caller.routing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.caller.CallerCard;
import dev.patchbay.caller.CallerCard.Link;
import dev.patchbay.caller.Route;
import dev.patchbay.intake.Reply;
import dev.patchbay.project.RoutingSettings;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Binotel asks while the telephone rings and shows the answer to the employee: the client's name
 * and one link into the CRM. Its answer has no place for a destination that the vendor documents.
 */
@Singleton
public class BinotelRouting implements RoutingDialect {

  @Override
  public String source() {
    return "binotel";
  }

  @Override
  public boolean asksInEvent(ObjectNode asked, RoutingSettings settings) {
    return "apiCallSettings".equals(Asked.text(asked, "requestType"));
  }

  @Override
  public String caller(ObjectNode asked) {
    return Asked.text(asked, "externalNumber");
  }

  @Override
  public Reply answer(ObjectNode asked, Route route, RoutingSettings settings) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    CallerCard card = route.card();
    Link link = card == null ? null : mostImportant(card);
    if (card != null && (card.name() != null || link != null)) {
      ObjectNode customer = answer.putObject("customerData");
      if (card.name() != null) {
        answer.put("name", card.name());
        customer.put("name", card.name());
      }
      if (link != null) {
        customer.put("linkToCrmUrl", link.url());
        customer.put("linkToCrmTitle", link.title() == null ? card.phone() : link.title());
      }
      if (card.responsible() != null && card.responsible().name() != null) {
        answer.put("description", card.responsible().name());
      }
    }
    return Reply.json(200, answer.toString());
  }

  /** What an employee wants to open first: what is in work, else the client. */
  private static Link mostImportant(CallerCard card) {
    return Stream.of(card.lead(), card.deal(), card.contact())
        .filter(Objects::nonNull)
        .filter(link -> link.open() && link.url() != null)
        .findFirst()
        .orElse(null);
  }
}
