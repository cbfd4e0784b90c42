package io.appfirewall;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;

/** The arrows between packages, as docs/architecture.md draws them. */
@AnalyzeClasses(packages = "io.appfirewall", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule arrows =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("operator")
          .definedBy("io.appfirewall.operator..")
          .layer("cli")
          .definedBy("io.appfirewall.cli..")
          .layer("dashboard")
          .definedBy("io.appfirewall.dashboard..")
          .layer("cluster")
          .definedBy("io.appfirewall.cluster..")
          .layer("manifest")
          .definedBy("io.appfirewall.manifest..")
          .layer("api")
          .definedBy("io.appfirewall.api..")
          .layer("status")
          .definedBy("io.appfirewall.core.status..")
          .layer("plan")
          .definedBy("io.appfirewall.core.plan..")
          .layer("explain")
          .definedBy("io.appfirewall.core.explain..")
          .layer("lint")
          .definedBy("io.appfirewall.core.lint..")
          .layer("importer")
          .definedBy("io.appfirewall.core.importer..")
          .layer("flow")
          .definedBy("io.appfirewall.core.flow..")
          .layer("compiler")
          .definedBy("io.appfirewall.core.compiler..")
          .layer("check")
          .definedBy("io.appfirewall.core.check..")
          .layer("snapshot")
          .definedBy("io.appfirewall.core.snapshot..")
          .layer("diagnostic")
          .definedBy("io.appfirewall.core.diagnostic..")
          .layer("model")
          .definedBy("io.appfirewall.core.model..")
          .whereLayer("operator")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("dashboard")
          .mayOnlyBeAccessedByLayers("operator", "cli")
          .whereLayer("cluster")
          .mayOnlyBeAccessedByLayers("operator", "dashboard", "cli")
          .whereLayer("manifest")
          .mayOnlyBeAccessedByLayers("cluster", "operator", "dashboard", "cli")
          .whereLayer("api")
          .mayOnlyBeAccessedByLayers("manifest", "cluster", "operator", "dashboard", "cli")
          .whereLayer("status")
          .mayOnlyBeAccessedByLayers("manifest", "cluster", "operator", "dashboard", "cli")
          .whereLayer("plan")
          .mayOnlyBeAccessedByLayers(
              "status", "manifest", "cluster", "operator", "dashboard", "cli")
          .whereLayer("explain")
          .mayOnlyBeAccessedByLayers("manifest", "operator", "dashboard", "cli")
          .whereLayer("lint")
          .mayOnlyBeAccessedByLayers("operator", "dashboard", "cli")
          .whereLayer("importer")
          .mayOnlyBeAccessedByLayers("manifest", "cli")
          .whereLayer("flow")
          .mayOnlyBeAccessedByLayers(
              "explain", "lint", "importer", "manifest", "cluster", "operator", "dashboard", "cli")
          .whereLayer("compiler")
          .mayOnlyBeAccessedByLayers(
              "importer",
              "flow",
              "plan",
              "status",
              "manifest",
              "cluster",
              "operator",
              "dashboard",
              "cli")
          .whereLayer("check")
          .mayOnlyBeAccessedByLayers("compiler");

  @ArchTest
  static final ArchRule corePackagesKnowOnlyTheirOwnKind =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("snapshot")
          .definedBy("io.appfirewall.core.snapshot..")
          .layer("diagnostic")
          .definedBy("io.appfirewall.core.diagnostic..")
          .layer("model")
          .definedBy("io.appfirewall.core.model..")
          .whereLayer("snapshot")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("diagnostic")
          .mayOnlyBeAccessedByLayers("snapshot");

  @ArchTest
  static final ArchRule coreIsPure =
      classes()
          .that(resideInAPackage("io.appfirewall.core.."))
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "io.appfirewall.core..",
                      "org.jspecify..",
                      "inet.ipaddr..",
                      "org.roaringbitmap..")
                  .or(
                      resideInAnyPackage(
                          "java.lang..", "java.util..", "java.time..", "java.math.."))
                  .or(resideInAnyPackage("java.nio.charset..", "java.security.."))
                  .and(resideInAPackage("java.util.logging..").negate()))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule coreHasNoClock =
      classes()
          .that(resideInAPackage("io.appfirewall.core.."))
          .should()
          .onlyDependOnClassesThat(
              com.tngtech.archunit.base.DescribedPredicate.not(
                  com.tngtech.archunit.core.domain.JavaClass.Predicates.type(Clock.class)))
          .allowEmptyShould(true);
}
