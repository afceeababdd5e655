package dev.patchbay.switching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.project.ProjectSettings;
import java.util.List;

/**
 * Sets single settings back to their defaults, or to what they were, and leaves all others as they
 * are now. A path is a setting or {@code group.setting}. Pure.
 */
final class SettingsPatch {

  private final ObjectMapper mapper;

  SettingsPatch(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  ProjectSettings reset(ProjectSettings settings, List<String> paths) {
    ObjectNode tree = mapper.valueToTree(settings);
    paths.forEach(path -> write(tree, path, null));
    return read(tree);
  }

  ProjectSettings restore(ProjectSettings now, ProjectSettings before, List<String> paths) {
    ObjectNode tree = mapper.valueToTree(now);
    ObjectNode old = mapper.valueToTree(before);
    paths.forEach(path -> write(tree, path, old.at("/" + path.replace('.', '/'))));
    return read(tree);
  }

  /** The paths at which the settings differ from their defaults. */
  List<String> differing(ProjectSettings settings, List<String> paths) {
    ObjectNode tree = mapper.valueToTree(settings);
    ObjectNode defaults = mapper.valueToTree(ProjectSettings.defaults(null, null));
    return paths.stream()
        .map(path -> "/" + path.replace('.', '/'))
        .filter(path -> !tree.at(path).equals(defaults.at(path)))
        .map(path -> path.substring(1).replace('/', '.'))
        .toList();
  }

  private static void write(ObjectNode tree, String path, JsonNode value) {
    int dot = path.lastIndexOf('.');
    JsonNode group = dot < 0 ? tree : tree.at("/" + path.substring(0, dot).replace('.', '/'));
    if (group instanceof ObjectNode object) {
      String name = path.substring(dot + 1);
      if (value == null || value.isMissingNode()) {
        object.remove(name);
      } else {
        object.set(name, value);
      }
    }
  }

  private ProjectSettings read(ObjectNode tree) {
    return mapper.convertValue(tree, ProjectSettings.class);
  }
}
