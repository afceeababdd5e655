package dev.patchbay.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.patchbay.function.http.Access;
import dev.patchbay.project.Role;
import io.quarkus.funqy.Funq;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** template.yaml, the API's description and the code know the same routes and functions. */
class RoutesTest {

  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

  private final Template template = Template.read();
  private final JsonNode document;

  RoutesTest() throws IOException {
    document = new ObjectMapper().readTree(Path.of("src/main/resources/openapi.json").toFile());
  }

  @Test
  void the_template_and_the_code_have_the_same_routes() {
    assertThat(templateRoutes().keySet())
        .containsExactlyInAnyOrderElementsOf(Access.all().keySet());
  }

  @Test
  void the_description_and_the_code_have_the_same_routes() {
    assertThat(operations().keySet()).containsExactlyInAnyOrderElementsOf(Access.all().keySet());
  }

  @Test
  void the_description_names_the_roles_that_the_code_demands() {
    assertThat(operations())
        .allSatisfy(
            (route, operation) ->
                assertThat(texts(operation.path("x-roles")))
                    .as(route)
                    .containsExactlyInAnyOrderElementsOf(
                        Access.of(route).roles().stream().map(Role::label).toList()));
  }

  @Test
  void every_route_of_people_that_a_setup_closes_says_so() {
    assertThat(operations())
        .allSatisfy(
            (route, operation) ->
                assertThat(operation.path("responses").has("423"))
                    .as(route)
                    .isEqualTo(closedDuringSetup(route)));
  }

  private static boolean closedDuringSetup(String route) {
    Access access = Access.of(route);
    return route.contains("{project}") && !access.roles().isEmpty() && !access.duringSetup();
  }

  @Test
  void exactly_the_routes_without_roles_pass_the_authorizer() {
    Set<String> open =
        Access.all().entrySet().stream()
            .filter(route -> route.getValue().roles().isEmpty())
            .map(Entry::getKey)
            .collect(Collectors.toSet());
    assertThat(template.properties("Api").at("/Auth/DefaultAuthorizer").asText()).isEqualTo("Oidc");
    assertThat(templateRoutes().entrySet().stream().filter(e -> isOpen(e.getValue())))
        .extracting(Entry::getKey)
        .containsExactlyInAnyOrderElementsOf(open);
    assertThat(operations().entrySet().stream().filter(e -> e.getValue().has("security")))
        .extracting(Entry::getKey)
        .containsExactlyInAnyOrderElementsOf(open);
  }

  @Test
  void every_function_of_the_template_exists_in_the_code_and_the_other_way_round() {
    assertThat(template.functions().map(f -> Template.export(f.getValue())))
        .containsExactlyInAnyOrderElementsOf(exported());
  }

  @Test
  void every_function_is_called_after_its_export() {
    assertThat(template.functions().map(Entry::getValue))
        .allSatisfy(
            function ->
                assertThat(function.at("/FunctionName/Fn::Sub").asText())
                    .isEqualTo("${AWS::StackName}-" + Template.export(function)));
  }

  @Test
  void every_parameter_of_a_path_is_described() {
    assertThat(operations())
        .allSatisfy(
            (route, operation) ->
                assertThat(pathParameters(operation))
                    .as(route)
                    .containsExactlyInAnyOrderElementsOf(
                        PARAMETER
                            .matcher(route)
                            .results()
                            .map((MatchResult match) -> match.group(1))
                            .toList()));
  }

  @Test
  void every_operation_has_an_id_of_its_own_and_describes_success_and_failure() {
    assertThat(operations().values())
        .extracting(operation -> operation.path("operationId").asText())
        .doesNotContain("")
        .doesNotHaveDuplicates();
    assertThat(operations())
        .allSatisfy(
            (route, operation) -> {
              Set<String> statuses = new TreeSet<>();
              operation.path("responses").fieldNames().forEachRemaining(statuses::add);
              assertThat(statuses).as(route).anyMatch(status -> status.startsWith("2"));
              if (!route.equals("GET /openapi.json")) {
                assertThat(statuses).as(route).contains("401", "500", "503");
              }
            });
  }

  /** The properties of the event by route. */
  private Map<String, JsonNode> templateRoutes() {
    return template
        .functions()
        .flatMap(function -> Template.events(function.getValue(), "HttpApi"))
        .collect(
            Collectors.toMap(
                event -> event.path("Method").asText() + " " + event.path("Path").asText(),
                event -> event));
  }

  private Map<String, JsonNode> operations() {
    Map<String, JsonNode> operations = new HashMap<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            operations.put(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                method.getValue())));
    return operations;
  }

  private List<String> pathParameters(JsonNode operation) {
    return operation
        .path("parameters")
        .valueStream()
        .map(p -> p.has("$ref") ? document.at(p.get("$ref").asText().substring(1)) : p)
        .filter(p -> p.path("in").asText().equals("path"))
        .map(p -> p.path("name").asText())
        .toList();
  }

  private static List<String> exported() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.patchbay.function")
            .stream()
            .map(JavaClass::getMethods)
            .flatMap(Set::stream)
            .filter(method -> method.isAnnotatedWith(Funq.class))
            .map(method -> method.getAnnotationOfType(Funq.class).value())
            .toList();
  }

  private static boolean isOpen(JsonNode event) {
    return event.at("/Auth/Authorizer").asText().equals("NONE");
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }
}
