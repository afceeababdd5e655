package dev.patchbay.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A native image keeps only what is registered. Every record and every enum may be read or written
 * as JSON, so every one is registered: by its own annotation in a vendor's package, by the list in
 * {@code NativeTypes} otherwise.
 */
class NativeTypesTest {

  @Test
  void every_record_and_enum_is_registered_for_reflection() throws Exception {
    Set<JavaClass> classes =
        new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests()).importPackages("dev.patchbay").stream()
                .filter(c -> !c.getPackageName().startsWith("dev.patchbay.local"))
                // A vendor's package registers its own wire records: nobody else knows them.
                .filter(c -> !c.getPackageName().startsWith("dev.patchbay.crm."))
                .collect(Collectors.toSet());
    Set<String> needed =
        classes.stream()
            // The annotations of an interface tell Jackson which type an object is.
            .filter(c -> c.isRecord() || c.isEnum() || c.isAnnotatedWith(JsonTypeInfo.class))
            .filter(c -> !c.isAnonymousClass())
            .map(NativeTypesTest::outermost)
            .filter(c -> !c.isAnnotatedWith(RegisterForReflection.class))
            .map(JavaClass::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    RegisterForReflection list =
        Class.forName("dev.patchbay.function.NativeTypes")
            .getAnnotation(RegisterForReflection.class);
    Set<String> listed =
        Stream.concat(Stream.of(list.targets()).map(Class::getName), Stream.of(list.classNames()))
            .filter(name -> name.startsWith("dev.patchbay."))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(needed).as("records and enums that are not registered").isSubsetOf(listed);
    assertThat(listed).as("registered types without need").isSubsetOf(needed);
  }

  /** Registering a class registers what is nested in it. */
  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(NativeTypesTest::outermost).orElse(type);
  }
}
