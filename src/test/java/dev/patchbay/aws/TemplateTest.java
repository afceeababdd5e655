package dev.patchbay.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patchbay.store.Index;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.junit.jupiter.api.Test;

/** What a reviewer of a serverless system looks for, in template.yaml. Alarms have their own. */
class TemplateTest {

  private final Template template = Template.read();

  @Test
  void every_function_states_its_memory_and_timeout() {
    assertThat(template.functions())
        .isNotEmpty()
        .allSatisfy(
            function -> {
              assertThat(numbers(function.getValue().path("MemorySize")))
                  .isNotEmpty()
                  .allMatch(megabytes -> megabytes >= 256);
              assertThat(function.getValue().path("Timeout").asInt()).isBetween(1, 900);
            });
  }

  @Test
  void the_http_functions_answer_before_api_gateway_gives_up() {
    assertThat(template.functions().map(Entry::getValue))
        .filteredOn(function -> Template.events(function, "HttpApi").findAny().isPresent())
        .isNotEmpty()
        .allMatch(function -> function.path("Timeout").asInt() <= 30);
  }

  @Test
  void the_queue_hides_a_message_six_times_as_long_as_its_function_may_run() {
    int timeout = template.properties("Deliver").path("Timeout").asInt();
    assertThat(template.properties("Clients").path("VisibilityTimeout").asInt())
        .isGreaterThanOrEqualTo(6 * timeout);
    int turn = template.properties("Resync").path("Timeout").asInt();
    assertThat(template.properties("Sync").path("VisibilityTimeout").asInt())
        .isGreaterThanOrEqualTo(6 * turn);
  }

  @Test
  void deliver_takes_one_client_at_a_time_and_reports_what_failed() {
    assertThat(Template.events(template.properties("Deliver"), "SQS"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(Template.target(event.path("Queue"))).isEqualTo("Clients");
              assertThat(event.path("BatchSize").asInt()).isOne();
              assertThat(event.path("FunctionResponseTypes"))
                  .extracting(JsonNode::asText)
                  .containsExactly("ReportBatchItemFailures");
            });
  }

  @Test
  void every_queue_that_feeds_a_function_has_a_dead_letter_queue_of_its_kind() {
    List<String> sources =
        template
            .functions()
            .flatMap(function -> Template.events(function.getValue(), "SQS"))
            .map(event -> Template.target(event.path("Queue")))
            .toList();
    assertThat(sources)
        .isNotEmpty()
        .allSatisfy(
            queue -> {
              JsonNode source = template.properties(queue);
              JsonNode policy = source.path("RedrivePolicy");
              JsonNode dead =
                  template.properties(Template.target(policy.path("deadLetterTargetArn")));
              assertThat(policy.path("maxReceiveCount").asInt()).isPositive();
              assertThat(dead.path("FifoQueue")).isEqualTo(source.path("FifoQueue"));
              assertThat(dead.path("MessageRetentionPeriod").asInt()).isEqualTo(14 * 24 * 3600);
            });
  }

  @Test
  void every_scheduled_function_has_a_place_for_runs_that_failed_or_never_began() {
    assertThat(template.functions().map(Entry::getValue))
        .filteredOn(function -> Template.events(function, "ScheduleV2").findAny().isPresent())
        .isNotEmpty()
        .allSatisfy(
            function -> {
              JsonNode failed =
                  function.path("EventInvokeConfig").path("DestinationConfig").path("OnFailure");
              assertThat(type(failed.path("Destination"))).isEqualTo("AWS::SQS::Queue");
              assertThat(Template.events(function, "ScheduleV2"))
                  .allSatisfy(
                      schedule ->
                          assertThat(type(schedule.path("DeadLetterConfig").path("Arn")))
                              .isEqualTo("AWS::SQS::Queue"));
            });
  }

  @Test
  void voice_contacts_of_amazon_connect_are_taken_and_none_is_lost_on_the_way() {
    JsonNode function = template.properties("ConnectEvent");
    JsonNode rule = Template.events(function, "EventBridgeRule").findFirst().orElseThrow();
    assertThat(rule.path("Pattern"))
        .isEqualTo(
            new ObjectMapper()
                .valueToTree(
                    Map.of(
                        "source", List.of("aws.connect"),
                        "detail-type", List.of("Amazon Connect Contact Event"),
                        "detail", Map.of("channel", List.of("VOICE")))));
    String dead = Template.target(rule.at("/DeadLetterConfig/Arn"));
    assertThat(dead).isEqualTo("ConnectDead");
    assertThat(
            Template.target(
                function.at("/EventInvokeConfig/DestinationConfig/OnFailure/Destination")))
        .isEqualTo(dead);
    JsonNode statement = template.properties("ConnectDeadPolicy").at("/PolicyDocument/Statement/0");
    assertThat(statement.at("/Principal/Service").asText()).isEqualTo("events.amazonaws.com");
    assertThat(statement.at("/Condition/ArnEquals/aws:SourceArn/Fn::Sub").asText())
        .endsWith("rule/" + rule.at("/RuleName/Fn::Sub").asText());
  }

  @Test
  void no_function_is_called_in_a_way_that_these_tests_do_not_know() {
    assertThat(template.functions())
        .flatMap(f -> f.getValue().path("Events").valueStream().toList())
        .extracting(event -> event.path("Type").asText())
        .containsOnly("HttpApi", "SQS", "ScheduleV2", "EventBridgeRule");
  }

  @Test
  void every_function_logs_json_into_a_log_group_of_its_own_that_forgets() {
    assertThat(template.functions().map(f -> target(f.getValue(), "LoggingConfig", "LogGroup")))
        .doesNotHaveDuplicates()
        .allSatisfy(
            group ->
                assertThat(template.properties(group).path("RetentionInDays").path("Ref").asText())
                    .isEqualTo("LogRetentionDays"));
    assertThat(template.functions())
        .allMatch(
            f -> f.getValue().path("LoggingConfig").path("LogFormat").asText().equals("JSON"));
    assertThat(template.all("AWS::Logs::LogGroup"))
        .allMatch(group -> group.getValue().has("RetentionInDays"));
  }

  @Test
  void the_access_log_holds_no_path_because_a_path_may_hold_a_secret_or_a_number() {
    JsonNode format = template.properties("Api").path("AccessLogSettings").path("Format");
    assertThat(format.asText())
        .contains("$context.requestId", "$context.routeKey", "$context.status")
        .doesNotContain("$context.path", "$context.protocol", "rawPath", "querystring");
  }

  @Test
  void the_table_survives_mistakes_and_forgets_what_expired() {
    JsonNode table = template.resource("Table");
    assertThat(table.path("DeletionPolicy").asText()).isEqualTo("Retain");
    assertThat(table.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
    JsonNode properties = table.path("Properties");
    assertThat(
            properties
                .at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                .asBoolean())
        .isTrue();
    assertThat(properties.at("/SSESpecification/SSEEnabled").asBoolean()).isTrue();
    assertThat(properties.path("DeletionProtectionEnabled").asBoolean()).isTrue();
    assertThat(properties.path("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
    assertThat(properties.at("/TimeToLiveSpecification/AttributeName").asText())
        .isEqualTo("expiresAt");
    assertThat(properties.at("/TimeToLiveSpecification/Enabled").asBoolean()).isTrue();
  }

  @Test
  void the_table_has_the_indexes_that_the_code_reads() {
    assertThat(template.properties("Table").path("GlobalSecondaryIndexes"))
        .extracting(
            index ->
                index.path("IndexName").asText()
                    + index.path("KeySchema").findValuesAsText("AttributeName"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Index.values())
                .map(Index::indexName)
                .map(name -> "%s[%sPk, %sSk]".formatted(name, name, name))
                .toList());
  }

  @Test
  void the_key_of_the_credentials_is_kept_and_rotated() {
    JsonNode key = template.resource("Key");
    assertThat(key.path("DeletionPolicy").asText()).isEqualTo("Retain");
    assertThat(key.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
    assertThat(key.at("/Properties/EnableKeyRotation").asBoolean()).isTrue();
  }

  @Test
  void queues_are_encrypted() {
    assertThat(template.all("AWS::SQS::Queue"))
        .allMatch(queue -> queue.getValue().path("SqsManagedSseEnabled").asBoolean());
  }

  @Test
  void the_native_package_on_arm_is_the_default_and_java_with_snap_start_the_alternative() {
    JsonNode function = template.root().at("/Globals/Function");
    assertThat(template.root().at("/Parameters/Package/Default").asText()).isEqualTo("native");
    assertThat(template.root().at("/Parameters/Architecture/Default").asText()).isEqualTo("arm64");
    assertThat(function.path("Runtime").path("Fn::If"))
        .extracting(JsonNode::asText)
        .containsExactly("Jvm", "java25", "provided.al2023");
    assertThat(function.path("Handler").path("Fn::If"))
        .extracting(JsonNode::asText)
        .containsExactly(
            "Jvm", "io.quarkus.funqy.lambda.FunqyStreamHandler::handleRequest", "bootstrap");
    assertThat(function.at("/SnapStart/Fn::If/1/ApplyOn").asText()).isEqualTo("PublishedVersions");
    assertThat(function.path("AutoPublishAlias").asText()).isNotEmpty();
  }

  @Test
  void the_kill_switch_stops_deliveries_and_nothing_of_the_intake() {
    assertThat(
            Template.events(template.properties("Deliver"), "SQS")
                .map(event -> event.at("/Enabled/Fn::If/0").asText()))
        .containsExactly("DeliveryOn");
    assertThat(
            Template.events(template.properties("Tick"), "ScheduleV2")
                .map(event -> event.at("/State/Fn::If/0").asText()))
        .containsExactly("DeliveryOn");
    assertThat(template.resource("CallEvent").toString()).doesNotContain("DeliveryOn");
    assertThat(template.resource("CallEventRole").toString()).doesNotContain("DeliveryOn");
  }

  @Test
  void every_parameter_and_every_output_says_what_it_is() {
    assertThat(template.root().path("Parameters").valueStream())
        .isNotEmpty()
        .allMatch(parameter -> parameter.path("Description").asText().length() > 20);
    assertThat(template.root().path("Outputs").valueStream())
        .isNotEmpty()
        .allMatch(output -> output.path("Description").asText().length() > 10);
  }

  private String type(JsonNode reference) {
    return template.resource(Template.target(reference)).path("Type").asText();
  }

  private static String target(JsonNode node, String... path) {
    JsonNode at = node;
    for (String name : path) {
      at = at.path(name);
    }
    return Template.target(at);
  }

  /** A number, or the numbers among which a condition chooses. */
  private static List<Integer> numbers(JsonNode value) {
    return value.isNumber()
        ? List.of(value.asInt())
        : value
            .path("Fn::If")
            .valueStream()
            .filter(JsonNode::isNumber)
            .map(JsonNode::asInt)
            .toList();
  }
}
