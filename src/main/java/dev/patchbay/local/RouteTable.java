package dev.patchbay.local;

import dev.patchbay.local.TemplateResources.Route;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds a request's route as API Gateway does: the most specific path, then the exact method. */
final class RouteTable {
  private final List<Route> bySpecificity;

  RouteTable(List<Route> routes) {
    bySpecificity =
        routes.stream()
            .sorted(
                Comparator.comparing((Route route) -> specificity(route.path()))
                    .thenComparing(route -> route.method().equals("ANY")))
            .toList();
  }

  List<Route> routes() {
    return bySpecificity;
  }

  Optional<Match> match(String method, String path) {
    return bySpecificity.stream()
        .filter(route -> route.method().equals("ANY") || route.method().equals(method))
        .map(route -> match(route, path))
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static Match match(Route route, String path) {
    var pattern = route.path().split("/", -1);
    var segments = path.split("/", -1);
    var parameters = new HashMap<String, String>();
    for (int at = 0; at < pattern.length; at++) {
      var name = pattern[at];
      if (at >= segments.length) {
        return null;
      }
      if (name.endsWith("+}")) {
        var rest = String.join("/", List.of(segments).subList(at, segments.length));
        parameters.put(name.substring(1, name.length() - 2), decode(rest));
        return new Match(route, parameters);
      }
      if (name.startsWith("{")) {
        if (segments[at].isEmpty()) {
          return null;
        }
        parameters.put(name.substring(1, name.length() - 1), decode(segments[at]));
      } else if (!name.equals(segments[at])) {
        return null;
      }
    }
    return pattern.length == segments.length ? new Match(route, parameters) : null;
  }

  /** Sorts literals before parameters before the rest of the path. */
  private static String specificity(String path) {
    var order = new StringBuilder();
    for (var segment : path.split("/", -1)) {
      order.append(segment.endsWith("+}") ? 'c' : segment.startsWith("{") ? 'b' : 'a');
    }
    return order.toString();
  }

  private static String decode(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return segment;
    }
  }

  /**
   * @param parameters the path's, decoded
   */
  record Match(Route route, Map<String, String> parameters) {}
}
