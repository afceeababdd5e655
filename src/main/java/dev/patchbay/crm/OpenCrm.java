package dev.patchbay.crm;

import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** A CRM opened for one unit of work. Used by one thread. */
public final class OpenCrm {

  private final Crm crm;
  private final Duration settleTime;
  private final Supplier<List<CallTrace>> calls;
  private final IntSupplier waits;
  private int told;
  private int waitsTold;

  OpenCrm(Crm crm, Duration settleTime, Supplier<List<CallTrace>> calls, IntSupplier waits) {
    this.crm = crm;
    this.settleTime = settleTime;
    this.calls = calls;
    this.waits = waits;
  }

  /** A CRM that cannot be opened: it answers everything with the failure. */
  static OpenCrm closed(Failure failure) {
    return new OpenCrm(new ClosedCrm(failure), Duration.ZERO, List::of, () -> 0);
  }

  /** The same CRM with every call refused that writes. */
  OpenCrm readOnly() {
    return new OpenCrm(new ReadOnlyCrm(crm), settleTime, calls, waits);
  }

  public Crm crm() {
    return crm;
  }

  /** After this time a look-up surely shows what was written before. */
  public Duration settleTime() {
    return settleTime;
  }

  /** The calls made since this was asked last, in order. */
  public List<CallTrace> newCalls() {
    var all = calls.get();
    var fresh = List.copyOf(all.subList(told, all.size()));
    told = all.size();
    return fresh;
  }

  /** How often a call had to wait for the budget since this was asked last. */
  public int newWaits() {
    int all = waits.getAsInt();
    int fresh = all - waitsTold;
    waitsTold = all;
    return fresh;
  }
}
