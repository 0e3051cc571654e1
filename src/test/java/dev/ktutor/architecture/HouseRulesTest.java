package dev.ktutor.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static dev.ktutor.architecture.PackageTable.BASE;
import static dev.ktutor.architecture.PackageTable.PRODUCT;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.File;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every class keeps to, wherever it lives. */
class HouseRulesTest {
    /** The packages that touch the world outside; all others see only the simulation. */
    private static final String[] OUTER = {BASE + "app..", BASE + "terminal..", BASE + "gateway.."};
    private static final String[] VALUES = {BASE + "shell.syntax..", BASE + "kube.api..", BASE + "lesson..", BASE + "grade.."};
    private static final List<String> NOT_NAMES = List.of("Util", "Utils", "Helper", "Manager", "Impl");

    @TestFactory
    Stream<DynamicTest> a_library_stays_home() {
        return Stream.of(List.of("org.jline..", "terminal"), List.of("org.yaml.snakeyaml..", "data"), List.of("picocli..", "app"),
                List.of("org.bouncycastle..", "pki"), List.of("org.conscrypt..", "pki"), List.of("org.commonmark..", "text"))
                .map(home -> named(home.get(0), noClasses().that().resideOutsideOfPackage(BASE + home.get(1) + "..")
                        .should().dependOnClassesThat().resideInAnyPackage(home.get(0))
                        .because("only " + home.get(1) + " speaks to it: use that package's types instead")));
    }

    @TestFactory
    Stream<DynamicTest> nothing_inside_reaches_outside() {
        return Stream.of(
                named("the wall clock", inside().should().callMethod(Instant.class, "now")
                        .orShould().callMethod(System.class, "currentTimeMillis").orShould().callMethod(System.class, "nanoTime")
                        .orShould().callMethod(LocalDate.class, "now").orShould().callMethod(LocalDateTime.class, "now")
                        .orShould().callMethod(ZonedDateTime.class, "now").orShould().callMethod(Clock.class, "systemUTC")
                        .because("a lab has its own time: use SimClock instead")),
                named("sleeping", inside().should().callMethod(Thread.class, "sleep", long.class)
                        .because("nobody waits in real time: use Simulation.sleep instead")),
                named("chance", inside().should().callConstructor(Random.class).orShould().callMethod(Math.class, "random")
                        .orShould().callMethod(UUID.class, "randomUUID").because("a seed decides: use Chance instead")),
                named("the process", inside().should().callMethod(System.class, "exit", int.class)
                        .orShould().callMethod(System.class, "getenv", String.class).orShould().callMethod(System.class, "getenv")
                        .because("a lab sees only its own environment: let app pass it in instead")),
                named("the host's files", inside().should().dependOnClassesThat().areAssignableTo(File.class)
                        .orShould().dependOnClassesThat().areAssignableTo(Files.class)
                        .because("emulated programs see only the simulation: use FileView, or let app read it, instead")),
                named("standard streams", inside().should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                        .because("everything said goes to an Invocation's streams instead")));
    }

    @Test
    void values_are_final() {
        fields().that().areDeclaredInClassesThat().resideInAnyPackage(VALUES).and().areDeclaredInClassesThat().areRecords()
                .should().beFinal().allowEmptyShould(true).because("trees, objects and lessons are values: make a new one instead").check(PRODUCT);
    }

    @Test
    void no_static_changes() {
        noFields().that().areStatic().should().notBeFinal()
                .because("many labs live in one process: keep state in Lab, Store or Host instead").check(PRODUCT);
    }

    @Test
    void no_generic_exceptions() {
        GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS
                .because("a caller must be able to tell them apart: throw one with a name instead").check(PRODUCT);
    }

    @Test
    void names_say_what_a_thing_is() {
        List<String> vague = PRODUCT.stream().map(JavaClass::getSimpleName)
                .filter(name -> NOT_NAMES.stream().anyMatch(name::endsWith)).toList();
        assertThat(vague).as("names that say nothing: use the field's word instead").isEmpty();
    }

    @Test
    void every_package_says_what_lives_there() {
        List<String> silent = PRODUCT.stream().map(JavaClass::getPackageName).distinct()
                .filter(name -> !PRODUCT.contain(name + ".package-info")).toList();
        assertThat(silent).as("packages without package-info.java").isEmpty();
    }

    private static GivenClassesConjunction inside() {
        return noClasses().that().resideOutsideOfPackages(OUTER);
    }

    private static DynamicTest named(String name, ArchRule rule) {
        return DynamicTest.dynamicTest(name, () -> rule.allowEmptyShould(true).check(PRODUCT));
    }
}
