package dev.patchbay.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** {@code template.yaml} as a tree, its short functions ({@code !Ref X}) in their long form. */
record Template(JsonNode root) {

  static Template read() {
    try {
      String text = Files.readString(Path.of("template.yaml"));
      return new Template(new ObjectMapper().valueToTree(new Yaml(new LongForm()).load(text)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode resource(String logicalId) {
    return root.path("Resources").path(logicalId);
  }

  JsonNode properties(String logicalId) {
    return resource(logicalId).path("Properties");
  }

  /** Logical id and properties of every resource of a type. */
  Stream<Entry<String, JsonNode>> all(String type) {
    return root.path("Resources").properties().stream()
        .filter(resource -> resource.getValue().path("Type").asText().equals(type))
        .map(resource -> Map.entry(resource.getKey(), resource.getValue().path("Properties")));
  }

  Stream<Entry<String, JsonNode>> functions() {
    return all("AWS::Serverless::Function");
  }

  /** The name under which a function is exported. */
  static String export(JsonNode function) {
    return function.path("Environment").path("Variables").path("QUARKUS_FUNQY_EXPORT").asText(null);
  }

  /** The properties of a function's events of one type. */
  static Stream<JsonNode> events(JsonNode function, String type) {
    return function
        .path("Events")
        .valueStream()
        .filter(event -> event.path("Type").asText().equals(type))
        .map(event -> event.path("Properties"));
  }

  /** The logical id that a Ref or GetAtt names; empty for anything else. */
  static String target(JsonNode reference) {
    return reference.has("Ref")
        ? reference.get("Ref").asText()
        : reference.path("Fn::GetAtt").asText("").split("\\.")[0];
  }

  private static final class LongForm extends SafeConstructor {

    LongForm() {
      super(new LoaderOptions());
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              String name = node.getTag().getValue().substring(1);
              return Map.of(name.equals("Ref") ? name : "Fn::" + name, argument(node));
            }
          });
    }

    private Object argument(Node node) {
      return switch (node) {
        case ScalarNode scalar -> scalar.getValue();
        case SequenceNode sequence -> constructSequence(sequence);
        case MappingNode mapping -> constructMapping(mapping);
        default -> throw new IllegalArgumentException("Unexpected YAML at " + node.getStartMark());
      };
    }
  }
}
