package dev.patchbay.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.library.Architectures;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The arrows between the packages point downwards only; see docs/architecture.md. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("dev.patchbay");

  @Test
  void the_layers_use_only_what_is_below_them() {
    Architectures.layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("local")
        .definedBy("dev.patchbay.local..")
        .layer("function")
        .definedBy("dev.patchbay.function..")
        .layer("delivery")
        .definedBy("dev.patchbay.delivery..")
        .optionalLayer("caller")
        .definedBy("dev.patchbay.caller..")
        .optionalLayer("duplicate")
        .definedBy("dev.patchbay.duplicate..")
        .optionalLayer("switching")
        .definedBy("dev.patchbay.switching..")
        .optionalLayer("report")
        .definedBy("dev.patchbay.report..")
        .layer("audit")
        .definedBy("dev.patchbay.audit..")
        .layer("sync")
        .definedBy("dev.patchbay.sync..")
        .layer("statusgroup")
        .definedBy("dev.patchbay.statusgroup..")
        .layer("journal")
        .definedBy("dev.patchbay.journal..")
        .layer("settings")
        .definedBy("dev.patchbay.settings..")
        .layer("scenario")
        .definedBy("dev.patchbay.scenario..")
        .layer("intake")
        .definedBy("dev.patchbay.intake..")
        .layer("crm")
        .definedBy("dev.patchbay.crm..")
        .layer("project")
        .definedBy("dev.patchbay.project..")
        .layer("store")
        .definedBy("dev.patchbay.store..")
        .layer("metrics")
        .definedBy("dev.patchbay.metrics..")
        .whereLayer("local")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("function")
        .mayOnlyBeAccessedByLayers("local")
        .whereLayer("switching")
        .mayOnlyBeAccessedByLayers("function", "local")
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("function", "local")
        .whereLayer("delivery")
        .mayOnlyBeAccessedByLayers("function", "local", "switching")
        .whereLayer("audit")
        .mayOnlyBeAccessedByLayers("function", "local", "delivery", "switching")
        .whereLayer("sync")
        .mayOnlyBeAccessedByLayers("function", "local", "switching", "report")
        .whereLayer("statusgroup")
        .mayOnlyBeAccessedByLayers("function", "local", "switching", "report", "delivery", "sync")
        .whereLayer("caller")
        .mayOnlyBeAccessedByLayers("function", "local", "delivery", "switching", "sync")
        .whereLayer("journal")
        .mayOnlyBeAccessedByLayers(
            "function", "local", "delivery", "caller", "switching", "report", "sync")
        .whereLayer("duplicate")
        .mayOnlyBeAccessedByLayers("function", "delivery", "caller", "journal", "switching")
        .whereLayer("settings")
        .mayOnlyBeAccessedByLayers("function", "local", "switching")
        .whereLayer("scenario")
        .mayOnlyBeAccessedByLayers(
            "function", "delivery", "caller", "journal", "duplicate", "settings", "switching")
        .whereLayer("intake")
        .mayOnlyBeAccessedByLayers(
            "function",
            "delivery",
            "caller",
            "journal",
            "duplicate",
            "settings",
            "scenario",
            "switching",
            "sync",
            "report")
        .whereLayer("crm")
        .mayOnlyBeAccessedByLayers(
            "function",
            "local",
            "delivery",
            "caller",
            "journal",
            "duplicate",
            "settings",
            "scenario",
            "intake",
            "switching",
            "report",
            "sync",
            "statusgroup")
        .whereLayer("project")
        .mayOnlyBeAccessedByLayers(
            "function",
            "local",
            "delivery",
            "caller",
            "journal",
            "duplicate",
            "settings",
            "scenario",
            "intake",
            "crm",
            "switching",
            "report",
            "sync",
            "statusgroup")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers(
            "function",
            "local",
            "delivery",
            "caller",
            "journal",
            "duplicate",
            "settings",
            "intake",
            "crm",
            "project",
            "switching",
            "report",
            "sync",
            "statusgroup",
            "audit")
        .whereLayer("metrics")
        .mayOnlyBeAccessedByLayers(
            "function", "delivery", "caller", "crm", "switching", "sync", "report")
        .check(CLASSES);
  }

  @Test
  void the_domain_knows_neither_cloud_nor_framework() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.patchbay.scenario..", "dev.patchbay.intake.interaction..")
        .or()
        .resideInAPackage("dev.patchbay.crm")
        .and()
        .haveSimpleNameNotStartingWith("Kms")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("software.amazon..", "com.amazonaws..", "io.quarkus.funqy..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAnyPackage("dev.patchbay.scenario..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.quarkus..", "jakarta..", "dev.patchbay.store..")
        .check(CLASSES);
  }

  @Test
  void a_vendor_is_one_package_that_nobody_else_knows() {
    slices()
        .matching("dev.patchbay.crm.(*)..")
        .namingSlices("connector $1")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            DescribedPredicate.alwaysTrue(),
            JavaClass.Predicates.resideInAPackage("dev.patchbay.crm.http.."))
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.patchbay.crm.pipedrive..", "dev.patchbay.crm.espocrm..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.patchbay.crm.pipedrive..", "dev.patchbay.crm.espocrm..")
        .check(CLASSES);
  }

  @Test
  void a_telephony_is_one_package_that_nobody_else_knows() {
    slices()
        .matching("dev.patchbay.intake.telephony.(*)..")
        .should()
        .notDependOnEachOther()
        .check(CLASSES);
  }

  @Test
  void only_the_local_run_uses_what_is_not_packaged() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.patchbay.local..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.vertx.ext.web..", "org.elasticmq..", "org.yaml.snakeyaml..", "io.smallrye.jwt..")
        .check(CLASSES);
  }

  @Test
  void only_the_clock_that_is_injected_tells_the_time() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.patchbay.local..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }

  @Test
  void functions_are_public_and_thin() {
    classes()
        .that()
        .resideInAPackage("dev.patchbay.function")
        .and()
        .haveSimpleNameEndingWith("Function")
        .should()
        .bePublic()
        .check(CLASSES);
  }
}
