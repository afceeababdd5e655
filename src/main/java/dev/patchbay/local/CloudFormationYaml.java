package dev.patchbay.local;

import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads YAML whose short intrinsic functions ({@code !Ref X}) become their long form. */
final class CloudFormationYaml extends SafeConstructor {

  private CloudFormationYaml() {
    super(new LoaderOptions());
    yamlMultiConstructors.put("!", new Intrinsic());
  }

  static Map<String, Object> read(String text) {
    return new Yaml(new CloudFormationYaml()).load(text);
  }

  private final class Intrinsic extends AbstractConstruct {
    @Override
    public Object construct(Node node) {
      var name = node.getTag().getValue().substring(1);
      var function = name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name;
      return Map.of(function, argument(node));
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
