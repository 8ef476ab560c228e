package io.cargoshipper.host;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Holds the rooms of the host to the order in which a call walks through them. */
final class ArchitectureTest {

    private static final String HOST = "io.cargoshipper.host.";

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.cargoshipper.host");

    @Test
    void aRoomIsEnteredOnlyFromTheOnesBeforeIt() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("transport")
                .definedBy(HOST + "transport..")
                .layer("protocol")
                .definedBy(HOST + "protocol..")
                .layer("subscription")
                .definedBy(HOST + "subscription..")
                .layer("pipeline")
                .definedBy(HOST + "pipeline..")
                .layer("approval")
                .definedBy(HOST + "approval..")
                .layer("catalog")
                .definedBy(HOST + "catalog..")
                .layer("pack")
                .definedBy(HOST + "pack..")
                .layer("engine")
                .definedBy(HOST + "engine..")
                .layer("files")
                .definedBy(HOST + "files..")
                .layer("shape")
                .definedBy(HOST + "shape..")
                .layer("reload")
                .definedBy(HOST + "reload..")
                .layer("start")
                .definedBy("io.cargoshipper.host")
                .whereLayer("transport")
                .mayOnlyBeAccessedByLayers("start")
                .whereLayer("protocol")
                .mayOnlyBeAccessedByLayers("transport", "start")
                .whereLayer("subscription")
                .mayOnlyBeAccessedByLayers("protocol", "start")
                .whereLayer("pipeline")
                .mayOnlyBeAccessedByLayers("subscription", "protocol", "start")
                .whereLayer("approval")
                .mayOnlyBeAccessedByLayers("pipeline", "protocol", "start")
                .whereLayer("catalog")
                .mayOnlyBeAccessedByLayers(
                        "pipeline", "subscription", "protocol", "reload", "start")
                .whereLayer("reload")
                .mayOnlyBeAccessedByLayers("start")
                .whereLayer("pack")
                .mayOnlyBeAccessedByLayers("catalog", "pipeline", "start")
                .whereLayer("engine")
                .mayOnlyBeAccessedByLayers("pipeline", "approval", "subscription", "start")
                .whereLayer("files")
                .mayOnlyBeAccessedByLayers("pipeline", "start")
                .whereLayer("shape")
                .mayOnlyBeAccessedByLayers("pipeline", "approval", "start")
                .check(CLASSES);
    }

    @Test
    void noRoomNeedsItself() {
        slices().matching(HOST + "(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void oneAdapterKnowsTheSdk() {
        noClasses()
                .that()
                .resideOutsideOfPackage(HOST + "protocol.sdk..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.modelcontextprotocol..", "reactor..")
                .check(CLASSES);
    }

    @Test
    void theEngineAndFilesStandOnTheirOwn() {
        noClasses()
                .that()
                .resideInAnyPackage(HOST + "engine..", HOST + "files..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HOST + "config..", HOST + "pack..", HOST + "pipeline..")
                .check(CLASSES);
    }

    @Test
    void ofTheEngineThatWhichGuardsItAloneKnowsPolicy() {
        noClasses()
                .that()
                .resideInAnyPackage(HOST + "engine..", HOST + "files..")
                .and()
                .resideOutsideOfPackage(HOST + "engine.guard..")
                .and()
                .doNotHaveFullyQualifiedName(HOST + "engine.EngineConnection")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HOST + "policy..")
                .check(CLASSES);
    }

    @Test
    void whatIsBesideTheCallsWayKnowsNothingOfIt() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        HOST + "policy..", HOST + "shape..", HOST + "files..", HOST + "audit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        HOST + "protocol..",
                        HOST + "subscription..",
                        HOST + "pipeline..",
                        HOST + "catalog..",
                        HOST + "pack..")
                .check(CLASSES);
    }

    @Test
    void stdoutBelongsToTheProtocol() {
        noClasses().should().accessField(System.class, "out").check(CLASSES);
    }
}
