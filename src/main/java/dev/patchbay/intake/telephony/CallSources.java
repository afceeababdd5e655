package dev.patchbay.intake.telephony;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All telephonies that this hub understands, by name. */
@Singleton
public class CallSources {

  private final Map<String, CallSource> byName = new TreeMap<>();

  @Inject
  CallSources(@Any Instance<CallSource> sources) {
    this((Iterable<CallSource>) sources);
  }

  /**
   * @throws IllegalStateException when two sources have the same name
   */
  public CallSources(Iterable<CallSource> sources) {
    for (CallSource source : sources) {
      if (byName.putIfAbsent(source.name(), source) != null) {
        throw new IllegalStateException("two call sources are named " + source.name());
      }
    }
  }

  public Optional<CallSource> find(String name) {
    return Optional.ofNullable(name).map(byName::get);
  }

  /** In alphabetical order. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }
}
