package dev.patchbay.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What the local run needs to know of {@code template.yaml}: the stack is described once. */
final class TemplateResources {
  /** Where the template says {@code ${AWS::StackName}}. */
  static final String STACK = "patchbay";

  private static final int DEFAULT_TIMEOUT_SECONDS = 3;

  private final TemplateNode root;

  private TemplateResources(TemplateNode root) {
    this.root = root;
  }

  static TemplateResources of(String yaml) {
    var document = CloudFormationYaml.read(yaml);
    var parameters = new TemplateNode(document.get("Parameters"), Map.of());
    var references = new HashMap<String, Object>();
    references.put("AWS::StackName", STACK);
    parameters
        .fields()
        .filter(parameter -> parameter.getValue().get("Default").exists())
        .forEach(
            parameter ->
                references.put(parameter.getKey(), parameter.getValue().get("Default").value()));
    return new TemplateResources(new TemplateNode(document, Map.copyOf(references)));
  }

  static TemplateResources read(Path template) {
    try {
      return of(Files.readString(template));
    } catch (IOException e) {
      throw new UncheckedIOException("template.yaml cannot be read: " + template, e);
    }
  }

  /** The only table. */
  TableDefinition table() {
    return resources("AWS::DynamoDB::Table")
        .map(resource -> new TableDefinition(resource.getValue().get("Properties")))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("template.yaml describes no table"));
  }

  /** Dead-letter queues come before the queues that name them. */
  List<QueueDefinition> queues() {
    var queues =
        resources("AWS::SQS::Queue")
            .map(queue -> QueueDefinition.of(queue.getKey(), queue.getValue().get("Properties")))
            .toList();
    return Stream.concat(
            queues.stream().filter(queue -> queue.deadLetters() == null),
            queues.stream().filter(queue -> queue.deadLetters() != null))
        .toList();
  }

  List<Route> routes() {
    return events("HttpApi")
        .map(
            event ->
                new Route(
                    event.function(),
                    event.properties().get("Method").text().toUpperCase(),
                    event.properties().get("Path").text(),
                    "NONE".equals(event.properties().get("Auth", "Authorizer").text()),
                    event.timeout()))
        .toList();
  }

  /** Function name by the logical id of the queue that calls it. */
  Map<String, String> consumers() {
    var consumers = new HashMap<String, String>();
    events("SQS")
        .forEach(event -> consumers.put(event.properties().get("Queue").text(), event.function()));
    return consumers;
  }

  /** Functions that a schedule calls. */
  List<String> scheduled() {
    return Stream.concat(events("Schedule"), events("ScheduleV2")).map(Event::function).toList();
  }

  private Stream<Event> events(String type) {
    return resources("AWS::Serverless::Function")
        .map(resource -> resource.getValue().get("Properties"))
        .flatMap(
            function ->
                function
                    .get("Events")
                    .fields()
                    .filter(event -> type.equals(event.getValue().get("Type").text()))
                    .map(event -> event(function, event.getValue().get("Properties"))));
  }

  private Event event(TemplateNode function, TemplateNode properties) {
    var name = function.get("Environment", "Variables", "QUARKUS_FUNQY_EXPORT").text();
    var inherited = root.get("Globals", "Function", "Timeout").number(DEFAULT_TIMEOUT_SECONDS);
    var timeout = Duration.ofSeconds(function.get("Timeout").number(inherited));
    return new Event(Objects.requireNonNull(name, "QUARKUS_FUNQY_EXPORT"), properties, timeout);
  }

  private Stream<Map.Entry<String, TemplateNode>> resources(String type) {
    return root.get("Resources")
        .fields()
        .filter(resource -> type.equals(resource.getValue().get("Type").text()));
  }

  /**
   * @param method upper case; {@code ANY} for every method
   * @param path with {@code {parameters}}
   * @param open whether it is reached without the JWT authorizer
   */
  record Route(String function, String method, String path, boolean open, Duration timeout) {}

  private record Event(String function, TemplateNode properties, Duration timeout) {}
}
