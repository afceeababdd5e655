package dev.patchbay.metrics;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Metrics as lines of CloudWatch's embedded metric format on standard output, which Lambda turns
 * into metrics without a call. The project's id is the only dimension; ids are limited to letters,
 * digits and hyphens, so nothing needs escaping.
 */
@Singleton
class EmfMetrics implements Metrics {

  private final Clock clock;
  private final boolean enabled;
  private final PrintStream out;

  @Inject
  EmfMetrics(Clock clock, @ConfigProperty(name = "patchbay.metrics.emf") boolean enabled) {
    this(clock, enabled, System.out);
  }

  EmfMetrics(Clock clock, boolean enabled, PrintStream out) {
    this.clock = clock;
    this.enabled = enabled;
    this.out = out;
  }

  @Override
  public void count(Metric metric, String project, long amount) {
    if (enabled) {
      out.println(
          """
          {"_aws":{"Timestamp":%d,"CloudWatchMetrics":[{"Namespace":"Patchbay","Dimensions":[[],["Project"]],\
          "Metrics":[{"Name":"%s","Unit":"%s"}]}]},"Project":"%s","%s":%d}"""
              .formatted(
                  clock.millis(), metric.label(), metric.unit(), project, metric.label(), amount));
    }
  }
}
