package org.netbearer.itest;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveRawType;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What makes it harmless that each bundle has its own copy of {@code support}, and that anybody may use the test kit. */
@AnalyzeClasses(packages = "org.netbearer", importOptions = DoNotIncludeTests.class)
final class SupportArchitectureTest {
    private static final String SUPPORT = "org.netbearer.support..";

    @ArchTest
    static final ArchRule supportKnowsNothingOfOurs = classes()
            .that()
            .resideInAPackage(SUPPORT)
            .should()
            .onlyDependOnClassesThat(resideInAPackage(SUPPORT)
                    .or(resideInAnyPackage(
                            "java..",
                            "org.jspecify.annotations..",
                            "org.osgi.service.log..",
                            "com.sun.jna..",
                            "org.apache.felix.service.command..",
                            "javax.security.auth..")));

    /** Two bundles have two copies: what one changes, the other would not see. */
    @ArchTest
    static final ArchRule supportHasNoStaticState = fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage(SUPPORT)
            .and()
            .areStatic()
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .should()
            .beFinal()
            .andShould(haveRawType(int.class).or(haveRawType(long.class)).or(haveRawType(String.class)));

    /** Their copies of its types are not the same types. */
    @ArchTest
    static final ArchRule supportStandsInNoExportedPackage = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.netbearer.api..",
                    "org.netbearer.spi..",
                    "org.netbearer.jmx..",
                    "org.netbearer.internal..",
                    "org.netbearer.simulation..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SUPPORT);

    @ArchTest
    static final ArchRule theTestKitNeedsTheApiAndJunitAlone = classes()
            .that()
            .resideInAPackage("org.netbearer.testkit..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "org.netbearer.testkit..",
                    "org.netbearer.api..",
                    "org.netbearer.spi..",
                    "org.netbearer.internal..", // of the API's artifact, for the managers that are released with it
                    "java..",
                    "org.jspecify.annotations..",
                    "org.junit.jupiter.api..",
                    "org.osgi.annotation.."));
}
