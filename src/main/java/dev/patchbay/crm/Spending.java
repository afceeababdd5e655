package dev.patchbay.crm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.CrmMetadata.Limit;
import dev.patchbay.crm.CrmMetadata.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was spent of an integration's budgets, and until when to pause. Each window is kept as 20
 * slices; a slice counts until its last moment has left the window, so that no window anywhere
 * holds more than the capacity, at the price of waiting up to a slice longer than needed.
 *
 * @param latest no call is granted before this: an earlier grant, or the end of a pause. Epoch
 *     milliseconds
 * @param slices for each limit, units by the number of the slice
 */
record Spending(long latest, Map<String, TreeMap<Long, Integer>> slices) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SLICES = 20;

  /** How long after its turn a call may still be sent; every window is kept longer by this. */
  static final Duration LATENESS = Duration.ofMillis(100);

  /** The first moment, not before {@code now}, at which the cost fits into all limits. */
  Instant earliest(Instant now, List<Limit> limits, CrmCalls.Cost cost) {
    long at = Math.max(now.toEpochMilli(), latest);
    long fits;
    while ((fits = fitsAll(at, limits, cost)) > at) {
      at = fits;
    }
    return Instant.ofEpochMilli(at).isBefore(now) ? now : Instant.ofEpochMilli(at);
  }

  private long fitsAll(long at, List<Limit> limits, CrmCalls.Cost cost) {
    return limits.stream().mapToLong(limit -> fits(at, limit, cost)).max().orElse(at);
  }

  private long fits(long at, Limit limit, CrmCalls.Cost cost) {
    long window = limit.window().plus(LATENESS).toMillis();
    int room = limit.capacity() - units(limit, cost);
    if (room < 0) {
      throw new IllegalArgumentException("a call costs more than the whole budget " + limit);
    }
    var counted = sliced(limit).tailMap((at - window) / slice(limit), true);
    int spent = counted.values().stream().mapToInt(Integer::intValue).sum();
    long fits = at;
    for (var oldest : counted.entrySet()) {
      if (spent <= room) {
        break;
      }
      spent -= oldest.getValue();
      fits = (oldest.getKey() + 1) * slice(limit) + window;
    }
    return fits;
  }

  Spending with(Instant turn, List<Limit> limits, CrmCalls.Cost cost) {
    long at = turn.toEpochMilli();
    Map<String, TreeMap<Long, Integer>> next = new TreeMap<>();
    for (Limit limit : limits) {
      long width = slice(limit);
      var kept =
          new TreeMap<>(
              sliced(limit).tailMap((at - limit.window().plus(LATENESS).toMillis()) / width));
      int units = units(limit, cost);
      if (units > 0) {
        kept.merge(at / width, units, Integer::sum);
      }
      next.put(name(limit), kept);
    }
    return new Spending(Math.max(latest, at), next);
  }

  Spending pausedUntil(Instant until) {
    return new Spending(Math.max(latest, until.toEpochMilli()), slices);
  }

  private TreeMap<Long, Integer> sliced(Limit limit) {
    return slices.getOrDefault(name(limit), new TreeMap<>());
  }

  private static int units(Limit limit, CrmCalls.Cost cost) {
    return limit.unit() == Unit.REQUESTS ? cost.requests() : cost.tokens();
  }

  private static long slice(Limit limit) {
    return Math.max(1, limit.window().toMillis() / SLICES);
  }

  private static String name(Limit limit) {
    return limit.unit().name().toLowerCase(java.util.Locale.ROOT) + "/" + limit.window();
  }

  static Spending parse(String json) {
    try {
      var root = JSON.readTree(json);
      Map<String, TreeMap<Long, Integer>> slices = new TreeMap<>();
      root.path("slices")
          .properties()
          .forEach(
              limit ->
                  slices.put(
                      limit.getKey(),
                      limit.getValue().properties().stream()
                          .collect(
                              Collectors.toMap(
                                  slice -> Long.valueOf(slice.getKey()),
                                  slice -> slice.getValue().intValue(),
                                  Integer::sum,
                                  TreeMap::new))));
      return new Spending(root.path("latest").asLong(), slices);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the pacing document is not JSON", e);
    }
  }

  String json() {
    ObjectNode root = JSON.createObjectNode().put("latest", latest);
    ObjectNode all = root.putObject("slices");
    slices.forEach(
        (limit, spent) -> {
          ObjectNode one = all.putObject(limit);
          spent.forEach((slice, units) -> one.put(slice.toString(), units));
        });
    return root.toString();
  }
}
