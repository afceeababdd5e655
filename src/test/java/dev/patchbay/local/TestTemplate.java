package dev.patchbay.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A small stack in the shape of the real one. */
final class TestTemplate {
  private TestTemplate() {}

  static TemplateResources resources() {
    try (var file = TestTemplate.class.getResourceAsStream("/local/template.yaml")) {
      return TemplateResources.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
