package org.netbearer.itest;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Arrows point one way: who may know whom, over the classes of all modules. */
@AnalyzeClasses(packages = "org.netbearer", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

    private static final String[] API = {"org.netbearer.api..", "org.netbearer.spi..", "org.netbearer.jmx.."};

    @ArchTest
    static final ArchRule apiNeedsOnlyTheJdkAndOsgiAnnotations = classes()
            .that()
            .resideInAnyPackage(API)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(API)
                    .or(resideInAnyPackage(
                            "java..",
                            "javax.management..",
                            "org.jspecify.annotations..",
                            "org.osgi.annotation..",
                            "org.osgi.service.component.annotations..",
                            "org.osgi.service.metatype.annotations.."))
                    .as("only the api, the JDK and OSGi's annotations"));

    @ArchTest
    static final ArchRule onlyManagersKnowWhatTheyShare = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.netbearer.internal..",
                    "org.netbearer.impl..",
                    "org.netbearer.testkit..",
                    "org.netbearer.itest..",
                    "org.netbearer.benchmark..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.netbearer.internal..");

    @ArchTest
    static final ArchRule nobodyKnowsTheCore = noClasses()
            .that()
            .resideOutsideOfPackages("org.netbearer.impl..", "org.netbearer.itest..", "org.netbearer.benchmark..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.netbearer.impl..");

    @ArchTest
    static final ArchRule theCoreKnowsOnlyTheApi = classes()
            .that()
            .resideInAPackage("org.netbearer.impl..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(API)
                    .or(resideInAPackage("org.netbearer.impl.."))
                    .or(resideInAPackage("org.netbearer.internal.."))
                    .or(resideOutsideOfTheProject()))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule bearersKnowOnlyTheApi = classes()
            .that()
            .resideInAPackage("org.netbearer.bearer..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(API)
                    .or(resideInAPackage("org.netbearer.bearer.."))
                    .or(resideInAPackage("org.netbearer.simulation.."))
                    .or(resideOutsideOfTheProject()))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyItsOwnBearerKnowsTheSimulation = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.netbearer.simulation..",
                    "org.netbearer.bearer.simulation..",
                    "org.netbearer.itest..",
                    "org.netbearer.benchmark..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.netbearer.simulation..");

    @ArchTest
    static final ArchRule theSimulationKnowsOnlyTheApi = classes()
            .that()
            .resideInAPackage("org.netbearer.simulation..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(API)
                    .or(resideInAPackage("org.netbearer.simulation.."))
                    .or(resideOutsideOfTheProject()))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noBearerKnowsAnother = slices().matching("org.netbearer.bearer.(*)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theBindingOfSocketsKnowsOnlyTheApi = classes()
            .that()
            .resideInAPackage("org.netbearer.socket..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(API)
                    .or(resideInAPackage("org.netbearer.socket.."))
                    .or(resideOutsideOfTheProject()));

    @ArchTest
    static final ArchRule theShellKnowsOnlyTheApi = classes()
            .that()
            .resideInAPackage("org.netbearer.shell..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(API)
                    .or(resideInAPackage("org.netbearer.shell.."))
                    .or(resideOutsideOfTheProject()))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule jnaStaysInTheAdaptersOfTheNativeModules = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.netbearer.bearer.wlanapi.jna..",
                    "org.netbearer.bearer.corewlan.objc..",
                    "org.netbearer.bearer.corewlan.sc..",
                    "org.netbearer.bearer.generic.darwin..",
                    "org.netbearer.bearer.generic.iphlpapi..",
                    "org.netbearer.bearer.generic.netlink..",
                    "org.netbearer.socket.binding.jna..",
                    "org.netbearer.support.jna..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.sun.jna..", "org.netbearer.support.jna..");

    @ArchTest
    static final ArchRule dbusStaysInTheBearerThatNeedsIt = noClasses()
            .that()
            .resideOutsideOfPackage("org.netbearer.bearer.nm..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.freedesktop..");

    /** The packages of the core, the lowest first; those of one entry do not know each other. */
    private static final List<List<String>> LAYERS_OF_THE_CORE = List.of(
            List.of("diagnostics"),
            List.of("runtime"),
            List.of("bearer"),
            List.of("assembly"),
            List.of("model"),
            List.of("listener"),
            List.of("lease"),
            List.of("activation"),
            List.of("session"),
            List.of("jmx", "services", "events", "eventlog"));

    @ArchTest
    static void eachLayerOfTheCoreSeesOnlyThoseBelow(JavaClasses classes) {
        var above = new ArrayList<String>();
        above.add("org.netbearer.impl");
        for (int layer = LAYERS_OF_THE_CORE.size() - 1; layer >= 0; layer--) {
            var names = LAYERS_OF_THE_CORE.get(layer);
            for (String name : names) {
                var forbidden = new ArrayList<>(above);
                names.stream().filter(other -> !other.equals(name)).forEach(other -> forbidden.add(packageOf(other)));
                noClasses()
                        .that()
                        .resideInAPackage(packageOf(name))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(forbidden.toArray(String[]::new))
                        .check(classes);
            }
            names.forEach(name -> above.add(packageOf(name)));
        }
    }

    /** Beyond values. A reader of a package begins with these. */
    private static final int MOST_PUBLIC_TYPES = 6;

    @ArchTest
    static void aPackageOfTheCoreHasFewPublicTypes(JavaClasses classes) {
        var counts = new TreeMap<String, Integer>();
        for (JavaClass each : classes) {
            boolean value = each.isRecord() || each.isEnum();
            if (each.getPackageName().startsWith("org.netbearer.impl.")
                    && each.isTopLevelClass()
                    && each.getModifiers().contains(JavaModifier.PUBLIC)
                    && !value) {
                counts.merge(each.getPackageName(), 1, Integer::sum);
            }
        }
        assertThat(counts).allSatisfy((name, count) -> assertThat(count).isLessThanOrEqualTo(MOST_PUBLIC_TYPES));
    }

    /** A new thread keeps the class loader of whoever causes it, unless it is made so that it does not. */
    @ArchTest
    static final ArchRule bundlesMakeThreadsThatKeepNobody = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.netbearer.impl..",
                    "org.netbearer.bearer..",
                    "org.netbearer.connectivity..",
                    "org.netbearer.shell..",
                    "org.netbearer.simulation..",
                    "org.netbearer.socket..")
            .should()
            .callConstructorWhere(target(owner(assignableTo(Thread.class))));

    @ArchTest
    static final ArchRule everyPackageOfTheCoreIsALayer = classes()
            .that()
            .resideInAPackage("org.netbearer.impl.(*)..")
            .should()
            .resideInAnyPackage(LAYERS_OF_THE_CORE.stream()
                    .flatMap(List::stream)
                    .map(ArchitectureTest::packageOf)
                    .toArray(String[]::new));

    private static String packageOf(String layer) {
        return "org.netbearer.impl." + layer;
    }

    @ArchTest
    static final ArchRule noPackageOfABundleRunsBack = slices().assignedFrom(packagesUnder(
                    "org.netbearer.bearer.corewlan",
                    "org.netbearer.bearer.generic",
                    "org.netbearer.bearer.wlanapi",
                    "org.netbearer.socket.binding"))
            .should()
            .beFreeOfCycles();

    /** A slice for each package of these bundles; add a bundle once its packages have no cycle. */
    private static SliceAssignment packagesUnder(String... bundles) {
        return new SliceAssignment() {
            @Override
            public String getDescription() {
                return "the packages of " + String.join(", ", bundles);
            }

            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                String name = type.getPackageName();
                return Arrays.stream(bundles).anyMatch(bundle -> name.equals(bundle) || name.startsWith(bundle + "."))
                        ? SliceIdentifier.of(name)
                        : SliceIdentifier.ignore();
            }
        };
    }

    /** What is no class of ours, and what each bundle copies privately: {@link SupportArchitectureTest} watches over that. */
    private static DescribedPredicate<JavaClass> resideOutsideOfTheProject() {
        return resideOutsideOfPackage("org.netbearer..").or(resideInAPackage("org.netbearer.support.."));
    }
}
