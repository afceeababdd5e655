package dev.patchbay.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.metrics.Metrics.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Map.Entry;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The alarms of template.yaml watch every function, every dead-letter queue and the hub's work. */
class AlarmsTest {

  private final Template template = Template.read();

  @ParameterizedTest
  @ValueSource(strings = {"Errors", "Throttles", "Duration"})
  void every_function_is_watched_for(String metric) {
    assertThat(alarms().flatMap(AlarmsTest::metrics))
        .filteredOn(watched -> watched.path("MetricName").asText().equals(metric))
        .extracting(watched -> Template.target(watched.at("/Dimensions/0/Value")))
        .containsExactlyInAnyOrderElementsOf(template.functions().map(Entry::getKey).toList());
  }

  @Test
  void a_single_function_is_reported_at_four_fifths_of_its_timeout() {
    assertThat(alarms().filter(a -> a.path("MetricName").asText().equals("Duration")))
        .isNotEmpty()
        .allSatisfy(
            alarm ->
                assertThat(alarm.path("Threshold").asInt())
                    .isEqualTo(800 * timeout(Template.target(alarm.at("/Dimensions/0/Value")))));
  }

  @Test
  void functions_watched_together_are_each_measured_by_their_own_timeout() {
    JsonNode alarm = template.properties("AdminDurationAlarm");
    String expression = alarm.at("/Metrics/0/Expression").asText();
    assertThat(alarm.path("Threshold").asInt()).isEqualTo(80);
    assertThat(alarm.path("Metrics").valueStream().skip(1))
        .isNotEmpty()
        .allSatisfy(
            metric -> {
              String function = Template.target(metric.at("/MetricStat/Metric/Dimensions/0/Value"));
              var divisor =
                  Pattern.compile("\\b" + metric.path("Id").asText() + " / (\\d+)")
                      .matcher(expression);
              assertThat(divisor.find()).isTrue();
              assertThat(divisor.group(1)).isEqualTo(String.valueOf(10 * timeout(function)));
            });
  }

  @Test
  void a_single_dead_letter_raises_an_alarm() {
    List<String> deadLetterQueues =
        template.all("AWS::SQS::Queue").map(Entry::getKey).filter(q -> q.endsWith("Dead")).toList();
    assertThat(alarms().filter(a -> isMetric(a, "ApproximateNumberOfMessagesVisible")))
        .allMatch(a -> a.path("Threshold").asInt() == 0)
        .extracting(a -> Template.target(a.at("/Dimensions/0/Value")))
        .containsExactlyInAnyOrderElementsOf(deadLetterQueues);
    assertThat(alarms().filter(a -> isMetric(a, "Dead")))
        .singleElement()
        .matches(a -> a.path("Threshold").asInt() == 0);
  }

  @Test
  void the_hub_s_own_metrics_are_watched_by_the_names_under_which_the_code_writes_them() {
    assertThat(alarms().filter(a -> a.path("Namespace").asText().equals("Patchbay")))
        .extracting(a -> a.path("MetricName").asText())
        .contains(
            "Dead",
            "Held",
            "IntegrationHeld",
            "NeedsAttention",
            "OldestPendingAgeSeconds",
            "SyncFailed")
        .isSubsetOf(Arrays.stream(Metric.values()).map(Metric::label).toList());
  }

  @Test
  void every_alarm_says_what_it_means_and_tells_somebody() {
    assertThat(alarms())
        .allSatisfy(
            alarm -> {
              assertThat(alarm.path("AlarmDescription").asText()).hasSizeGreaterThan(20);
              assertThat(alarm.path("AlarmActions"))
                  .extracting(Template::target)
                  .contains("Alarms");
              assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("notBreaching");
            });
  }

  private Stream<JsonNode> alarms() {
    return template.all("AWS::CloudWatch::Alarm").map(Entry::getValue);
  }

  /** What an alarm watches: one metric, or those of its expression. */
  private static Stream<JsonNode> metrics(JsonNode alarm) {
    return alarm.has("Metrics")
        ? alarm.path("Metrics").valueStream().map(m -> m.at("/MetricStat/Metric"))
        : Stream.of(alarm);
  }

  private static boolean isMetric(JsonNode alarm, String name) {
    return alarm.path("MetricName").asText().equals(name);
  }

  private int timeout(String function) {
    return template.properties(function).path("Timeout").asInt();
  }
}
