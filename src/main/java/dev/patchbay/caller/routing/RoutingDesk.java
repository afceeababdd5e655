package dev.patchbay.caller.routing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.caller.Route;
import dev.patchbay.caller.Router;
import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.Reply;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.intake.telephony.BodyReader;
import dev.patchbay.project.Project;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Tells telephonies where a call is to go. A caller waits: whatever goes wrong, the answer is the
 * telephony's normal scheme in its own words, and the log says why.
 */
@Singleton
public class RoutingDesk {

  private static final Logger LOG = Logger.getLogger(RoutingDesk.class);

  private final Map<String, RoutingDialect> dialects = new TreeMap<>();
  private final Router router;
  private final BodyReader bodies;
  private final PhoneNumbers phones;

  @Inject
  public RoutingDesk(
      @Any Instance<RoutingDialect> dialects,
      Router router,
      BodyReader bodies,
      PhoneNumbers phones) {
    dialects.forEach(dialect -> this.dialects.put(dialect.source(), dialect));
    this.router = router;
    this.bodies = bodies;
    this.phones = phones;
  }

  /** The telephonies that can be answered, in alphabetical order. */
  public List<String> sources() {
    return List.copyOf(dialects.keySet());
  }

  /**
   * Answers a question; empty for a telephony that is not known.
   *
   * @param trusted whether the sender proved himself; without that he hears of no client
   */
  public Optional<Reply> answer(
      Project project, String source, IntakeRequest request, boolean trusted) {
    return Optional.ofNullable(dialects.get(source))
        .map(dialect -> answer(project, dialect, request, trusted));
  }

  /**
   * Answers an event with which the telephony also asks for a route; empty for all others.
   *
   * @param request an event whose sender has proved himself
   */
  public Optional<Reply> inEvent(Project project, String source, IntakeRequest request) {
    RoutingDialect dialect = dialects.get(source);
    return dialect != null
            && dialect.asksInEvent(Asked.of(request, bodies), project.settings().routing())
        ? Optional.of(answer(project, dialect, request, true))
        : Optional.empty();
  }

  private Reply answer(
      Project project, RoutingDialect dialect, IntakeRequest request, boolean trusted) {
    Reply aside = dialect.aside(request);
    if (aside != null) {
      return aside;
    }
    ObjectNode asked = JsonNodeFactory.instance.objectNode();
    Route route;
    try {
      asked = Asked.of(request, bodies);
      route = trusted ? route(project, dialect.caller(asked)) : Route.normal("not-trusted", null);
    } catch (RuntimeException e) {
      LOG.errorf(
          e, "a question of %s for %s gets the normal scheme", dialect.source(), project.id());
      route = Route.normal("failed", null);
    }
    LOG.infof(
        "%s asked where a call of %s goes: %s%s",
        dialect.source(), project.id(), route.reason(), route.found() ? "" : ", the normal scheme");
    return dialect.answer(asked, route, project.settings().routing());
  }

  private Route route(Project project, String caller) {
    return phones
        .toE164(caller, project.settings().country())
        .map(phone -> router.route(project, phone))
        .orElseGet(() -> Route.normal("no-number", null));
  }
}
