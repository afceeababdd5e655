package dev.patchbay.function;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Inputs;
import dev.patchbay.function.http.Problem;
import dev.patchbay.project.EarlierIntegrations;
import dev.patchbay.project.Project;
import dev.patchbay.statusgroup.Filings;
import dev.patchbay.store.BadCursor;
import dev.patchbay.sync.Managers;
import dev.patchbay.sync.Mirror;
import dev.patchbay.sync.Mirror.Copies;
import dev.patchbay.sync.MirroredRecord;
import dev.patchbay.sync.Replaced;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The copies that are shown: of the present integration, then of the earlier ones where the project
 * wants them. Each in the order of its creation; what a CRM has no more, or what was carried over
 * and is shown as the later CRM has it, is left out.
 */
@Singleton
class MirrorLists {

  private final EarlierIntegrations integrations;
  private final Mirror mirror;
  private final Managers managers;
  private final Filings filings;
  private final Replaced replaced;

  MirrorLists(
      EarlierIntegrations integrations,
      Mirror mirror,
      Managers managers,
      Filings filings,
      Replaced replaced) {
    this.integrations = integrations;
    this.mirror = mirror;
    this.managers = managers;
    this.filings = filings;
    this.replaced = replaced;
  }

  Object page(Project project, HttpRequest request) {
    return switch (request.path().get("kind")) {
      case "leads" -> page(project, request, RecordKind.LEAD);
      case "deals" -> page(project, request, RecordKind.DEAL);
      case "clients" -> page(project, request, RecordKind.CONTACT);
      case "managers" -> managers(project);
      case null, default ->
          throw Problem.notFound(
              "There are no such records; there are clients, deals, leads, managers.");
    };
  }

  private MirrorPage page(Project project, HttpRequest request, RecordKind kind) {
    List<String> shown = integrations.shown(project);
    Place place = Place.of(request.queried("cursor").orElse(null), shown);
    int limit = Inputs.limit(request);
    Instant from = request.queried("from").map(day -> start(project, "from", day, 0)).orElse(null);
    Instant to = request.queried("to").map(day -> start(project, "to", day, 1)).orElse(null);
    List<Object> items = new ArrayList<>();
    while (place != null && items.size() < limit) {
      String integration = shown.get(place.index());
      Copies page =
          mirror.page(
              project.id(), integration, kind, from, to, limit - items.size(), place.cursor());
      Predicate<MirroredRecord> inLater = replaced.in(project, shown, integration);
      var views = new MirrorViews(project, filings.of(project.id(), integration));
      page.copies().stream()
          .filter(MirroredRecord::present)
          .filter(copy -> !inLater.test(copy))
          .map(copy -> view(views, kind, copy))
          .forEach(items::add);
      place = place.after(page.cursor(), shown.size());
    }
    return new MirrorPage(items, place == null ? null : place.text(shown));
  }

  private static Object view(MirrorViews views, RecordKind kind, MirroredRecord copy) {
    return kind == RecordKind.CONTACT ? views.client(copy) : views.deal(copy);
  }

  private MirrorPage managers(Project project) {
    List<Object> all = new ArrayList<>();
    for (String integration : integrations.shown(project)) {
      managers
          .of(project.id(), integration)
          .ifPresent(
              known ->
                  known
                      .users()
                      .forEach(user -> all.add(MirrorViews.manager(project, integration, user))));
    }
    return new MirrorPage(all, null);
  }

  /** The start of a day in the project's zone. */
  private static Instant start(Project project, String field, String text, int daysLater) {
    LocalDate day = Inputs.day(field, text);
    return day.plusDays(daysLater).atStartOfDay(project.settings().zone()).toInstant();
  }

  /**
   * @param cursor for the next page, or null at the end
   */
  record MirrorPage(List<Object> items, String cursor) {}

  /**
   * Where a page begins.
   *
   * @param index of the integration among the shown ones
   * @param cursor inside of it; null for its beginning
   */
  private record Place(int index, String cursor) {

    static Place of(String text, List<String> shown) {
      if (text == null) {
        return shown.isEmpty() ? null : new Place(0, null);
      }
      int colon = text.indexOf(':');
      int index = shown.indexOf(text.substring(0, Math.max(colon, 0)));
      if (index < 0) {
        throw new BadCursor();
      }
      String inside = text.substring(colon + 1);
      return new Place(index, inside.isEmpty() ? null : inside);
    }

    Place after(String next, int integrations) {
      if (next != null) {
        return new Place(index, next);
      }
      return index + 1 < integrations ? new Place(index + 1, null) : null;
    }

    String text(List<String> shown) {
      return shown.get(index) + ":" + Optional.ofNullable(cursor).orElse("");
    }
  }
}
