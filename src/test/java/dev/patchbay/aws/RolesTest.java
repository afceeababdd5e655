package dev.patchbay.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.function.http.Access;
import java.util.List;
import java.util.Map.Entry;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each function of template.yaml may do what its job needs, to the things that it needs. */
class RolesTest {

  private final Template template = Template.read();

  @Test
  void every_function_has_a_role_of_its_own() {
    assertThat(template.functions().map(f -> Template.target(f.getValue().path("Role"))))
        .doesNotHaveDuplicates()
        .allMatch(role -> template.resource(role).path("Type").asText().equals("AWS::IAM::Role"));
    assertThat(template.functions()).noneMatch(f -> f.getValue().has("Policies"));
  }

  @Test
  void every_role_can_only_be_taken_by_lambda_and_brings_no_ready_made_policies() {
    assertThat(template.all("AWS::IAM::Role").map(Entry::getValue))
        .allSatisfy(
            role -> {
              assertThat(
                      role.at("/AssumeRolePolicyDocument/Statement/0/Principal/Service").asText())
                  .isEqualTo("lambda.amazonaws.com");
              assertThat(role.has("ManagedPolicyArns")).isFalse();
            });
  }

  @Test
  void every_statement_names_single_actions_on_exact_resources_of_this_stack() {
    assertThat(statements(template.all("AWS::IAM::Role").map(Entry::getValue)))
        .isNotEmpty()
        .allSatisfy(
            statement -> {
              assertThat(texts(statement.path("Action"))).noneMatch(action -> action.contains("*"));
              assertThat(each(statement.path("Resource"))).isNotEmpty().allMatch(this::isExact);
            });
  }

  @Test
  void every_function_writes_to_its_own_log_group() {
    assertThat(template.functions())
        .allSatisfy(
            function -> {
              String logs = Template.target(function.getValue().at("/LoggingConfig/LogGroup"));
              assertThat(resources(function.getKey(), "logs:PutLogEvents")).containsExactly(logs);
            });
  }

  @Test
  void only_functions_that_talk_to_crms_or_telephonies_may_open_credentials() {
    assertThat(template.functions().map(Entry::getKey))
        .filteredOn(function -> !resources(function, "kms:Decrypt").isEmpty())
        .containsExactlyInAnyOrder(
            "CallEvent",
            "CallerLookup",
            "Deliver",
            "DuplicateCheck",
            "CrmSwitch",
            "Journal",
            "Settings",
            "Tick");
  }

  /** The first super admin is kept at whatever he asks for; changes go into the audit log. */
  @Test
  void every_function_that_people_use_in_a_project_may_write_down_what_they_do() {
    assertThat(
            template
                .functions()
                .filter(
                    function ->
                        Template.events(function.getValue(), "HttpApi")
                            .anyMatch(RolesTest::ofPeople)))
        .isNotEmpty()
        .allSatisfy(
            function ->
                assertThat(resources(function.getKey(), "dynamodb:PutItem"))
                    .as(function.getKey())
                    .contains("Table"));
  }

  private static boolean ofPeople(JsonNode event) {
    String route = event.path("Method").asText() + " " + event.path("Path").asText();
    return route.contains("{project}") && !Access.of(route).roles().isEmpty();
  }

  @Test
  void the_intake_cannot_delete() {
    assertThat(
            statements(
                    Stream.of("CallEventRole", "FormSubmitRole", "MessengerContactRole")
                        .map(template::properties))
                .flatMap(statement -> texts(statement.path("Action"))))
        .isNotEmpty()
        .noneMatch(action -> action.contains("Delete"));
  }

  private List<String> resources(String function, String action) {
    JsonNode role =
        template.properties(Template.target(template.properties(function).path("Role")));
    return statements(Stream.of(role))
        .filter(statement -> texts(statement.path("Action")).anyMatch(action::equals))
        .flatMap(statement -> each(statement.path("Resource")))
        .map(Template::target)
        .toList();
  }

  /** The ARN of one resource, or of one index of the table. */
  private boolean isExact(JsonNode resource) {
    String index = resource.path("Fn::Sub").asText("");
    return index.isEmpty()
        ? resource.path("Fn::GetAtt").asText().endsWith(".Arn")
            && !template.resource(Template.target(resource)).isMissingNode()
        : index.matches("\\$\\{Table\\.Arn}/index/[a-z]+");
  }

  private static Stream<JsonNode> statements(Stream<JsonNode> roles) {
    return roles
        .flatMap(role -> role.path("Policies").valueStream())
        .flatMap(policy -> policy.at("/PolicyDocument/Statement").valueStream());
  }

  private static Stream<JsonNode> each(JsonNode oneOrMany) {
    return oneOrMany.isArray() ? oneOrMany.valueStream() : Stream.of(oneOrMany);
  }

  private static Stream<String> texts(JsonNode oneOrMany) {
    return each(oneOrMany).map(JsonNode::asText);
  }
}
