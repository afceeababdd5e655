package dev.patchbay.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Looks into {@code function.zip}, native or for the JVM. Runs after packaging, in {@code verify}.
 */
class PackageTest {

  private static final Path ZIP = Path.of("target", "function.zip");

  /** What Lambda takes by direct upload. */
  private static final long LARGEST = 50L * 1024 * 1024;

  private List<String> entries;

  @BeforeEach
  void open() throws IOException {
    try (ZipFile zip = new ZipFile(ZIP.toFile())) {
      entries = zip.stream().map(ZipEntry::getName).toList();
    }
  }

  @Test
  void the_package_can_be_started_by_lambda() {
    assertThat(entries)
        .as("bootstrap of a native package, or the classes of one for the JVM")
        .containsAnyOf("bootstrap", "dev/patchbay/function/CallEventFunction.class");
  }

  @Test
  void the_local_run_is_not_in_the_package() {
    assertThat(entries).noneMatch(name -> name.startsWith("dev/patchbay/local/"));
  }

  @Test
  void libraries_of_the_local_run_and_of_the_tests_are_not_in_the_package() {
    String development =
        "elasticmq|pekko|akka|scala-lang|snakeyaml|quarkus-vertx-http|io\\.vertx\\.vertx-web-\\d|"
            + "smallrye-jwt|jose4j|junit|assertj|archunit|wiremock|swagger";
    assertThat(entries).noneMatch(name -> name.matches("lib/.*(" + development + ").*"));
  }

  @Test
  void nobody_s_settings_or_keys_are_in_the_package() {
    assertThat(entries)
        .noneMatch(name -> name.matches("(.*/)?(\\.env|.*\\.(pem|p12|jks|key)|.*samconfig.*)"));
  }

  @Test
  void lambda_takes_the_package_by_direct_upload() throws IOException {
    assertThat(Files.size(ZIP)).isLessThan(LARGEST);
  }
}
