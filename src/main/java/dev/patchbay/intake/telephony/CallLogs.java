package dev.patchbay.intake.telephony;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** All telephonies that can be asked for their calls. */
@Singleton
public class CallLogs {

  private final List<CallLog> all;

  @Inject
  CallLogs(@Any Instance<CallLog> all) {
    this(all.stream().toList());
  }

  public CallLogs(List<CallLog> all) {
    this.all = List.copyOf(all);
  }

  public Optional<CallLog> find(String source) {
    return all.stream().filter(log -> log.source().equals(source)).findFirst();
  }
}
