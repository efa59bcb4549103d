package dk.ramme;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dk.ramme.ui.Attachment;
import dk.ramme.ui.CsvDownload;
import dk.ramme.ui.Notice;
import dk.ramme.vault.PasswordHash;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.ContentDisposition;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Habits of the house that a machine can see. */
class CodingRulesTests {

    private static final JavaClasses RAMME = OwnClasses.SHIPPED;
    private static final JavaClasses WITH_TESTS = OwnClasses.ALL;
    private static final Pattern NUMBER =
            Pattern.compile("(?<!')%(\\d+\\$)?[-#+ 0,(]*[.\\d]*[dfeEgGoxX](?![\\da-fA-F])");

    /** Methods that say what time it is without a clock, and those that do as the machine is wont to, by class. */
    private static final Set<String> REAL_TIME =
            Set.of("java.lang.System.currentTimeMillis", "java.util.Calendar.getInstance");

    private static final Set<String> MACHINE = Set.of(
            "java.lang.String.toLowerCase()",
            "java.lang.String.toUpperCase()",
            "java.lang.String.getBytes()",
            "java.time.Clock.systemDefaultZone()",
            "java.time.ZoneId.systemDefault()",
            "java.util.TimeZone.getDefault()",
            "java.util.Locale.getDefault()",
            "java.text.NumberFormat.getInstance()",
            "java.text.NumberFormat.getNumberInstance()",
            "java.text.NumberFormat.getIntegerInstance()",
            "java.text.Collator.getInstance()",
            "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)",
            "java.lang.String.format(java.lang.String, [Ljava.lang.Object;)");

    /** Whether somebody still is an administrator is asked in one way, with their state and under lock (house finding 3). */
    @Test
    void nobody_but_the_acting_administrator_refuses_for_want_of_a_role() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dk.ramme.people.ActingAdministrator")
                .and()
                // an agreement that is over, whoever asks
                .doNotHaveFullyQualifiedName("dk.ramme.imports.ReadImport")
                .should()
                .callConstructor(AccessDeniedException.class, String.class)
                .check(RAMME);
    }

    @Test
    void controllers_are_package_private() {
        classes()
                .that()
                .areAnnotatedWith(Controller.class)
                .should()
                .notBePublic()
                .check(RAMME);
    }

    @Test
    void controllers_open_no_transactions() {
        classes()
                .that()
                .areAnnotatedWith(Controller.class)
                .should()
                .notBeAnnotatedWith(Transactional.class)
                .check(RAMME);
    }

    @Test
    void handlers_open_no_transactions() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Controller.class)
                .should()
                .beAnnotatedWith(Transactional.class)
                .check(RAMME);
    }

    @Test
    void entities_have_no_setters() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should()
                .haveNameStartingWith("set")
                .check(RAMME);
    }

    @Test
    void entities_are_no_forms() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Controller.class)
                .should(takeNoEntity())
                .check(RAMME);
    }

    @Test
    void nothing_is_injected_into_fields() {
        fields().should().notBeAnnotatedWith(Autowired.class).check(RAMME);
    }

    @Test
    void cryptography_lives_in_the_vault() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dk.ramme.vault..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.crypto..", "com.google.crypto..")
                .check(RAMME);
    }

    /** What is kept of PINs and codes costs what it costs: only tests make it cheaper. */
    @Test
    void nothing_makes_hashes_cheaper() {
        noClasses()
                .should()
                .callMethod(PasswordHash.class, "makeThemAt", int.class)
                .check(RAMME);
    }

    /**
     * (U8) In one place it is looked up whose a CPR number is. Beside it one person's number may be compared with another's,
     * and keys are changed.
     */
    @Test
    void whose_a_cpr_number_is_is_looked_up_in_one_place() {
        noClasses()
                .that()
                .doNotHaveSimpleName("CprHolders")
                .and()
                .doNotHaveSimpleName("RidVerdicts")
                .and()
                // tries keys on a row it has, before anybody is let in
                .doNotHaveSimpleName("KeyTrial")
                .should()
                .callMethodWhere(describe(
                        "looks a CPR number up",
                        call -> call.getTargetOwner().getSimpleName().equals("CprVault")
                                && call.getName().equals("indexes")))
                .check(RAMME);
    }

    /** Nor do tests: what passes on one day has to pass on all. How long something takes {@code System.nanoTime} tells. */
    @Test
    void time_comes_from_the_clock() {
        noClasses().should().callMethodWhere(asksWhatTimeItIs()).check(WITH_TESTS);
        noClasses().should().callConstructor(Date.class).check(WITH_TESTS);
    }

    /** The machine's zone, language and character set are not those of the people: each is named where it matters. */
    @Test
    void nothing_follows_the_habits_of_the_machine() {
        noClasses().should().callMethodWhere(followsTheMachine()).check(WITH_TESTS);
        noClasses()
                .should()
                .callConstructor(String.class, byte[].class)
                .orShould()
                .callConstructor(InputStreamReader.class, InputStream.class)
                .orShould()
                .callConstructor(OutputStreamWriter.class, OutputStream.class)
                .check(WITH_TESTS);
    }

    /** {@code "%d"} has the digits of the machine's language unless a language is named with it. */
    @Test
    void no_number_is_written_in_the_language_of_the_machine() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).flatMap(CodingRulesTests::lines))
                    .isNotEmpty()
                    .noneMatch(line -> NUMBER.matcher(line).find() && !line.contains("Locale"));
        }
    }

    /** A notice has a kind, a message and what is filled in: none of them is forgotten. */
    @Test
    void what_the_next_page_says_first_is_said_in_one_way() {
        noClasses()
                .that()
                .areNotAssignableTo(Notice.class)
                .should()
                .callMethod(RedirectAttributes.class, "addFlashAttribute", String.class, Object.class)
                .check(RAMME);
    }

    /** Each cell that is handed out is safe from being run as a formula, and each file is named as browsers understand. */
    @Test
    void lists_are_handed_out_in_one_way() {
        noClasses()
                .that()
                .areNotAssignableTo(CsvDownload.class)
                .and()
                // what an operator reads at the prompt, and rows that Ramme keeps for itself
                .doNotHaveFullyQualifiedName("dk.ramme.orders.DispatchCommand")
                .and()
                .doNotHaveFullyQualifiedName("dk.ramme.imports.run.RowText")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("de.siegmar.fastcsv.writer..")
                .check(RAMME);
        noClasses()
                .that()
                .areNotAssignableTo(Attachment.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ContentDisposition.class)
                .check(RAMME);
    }

    @Test
    void no_programs_are_started() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .orShould()
                .callMethod(Runtime.class, "exec", String.class)
                .check(RAMME);
    }

    @Test
    void links_are_not_made_from_requests() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.web.servlet.support.ServletUriComponentsBuilder")
                .check(RAMME);
    }

    /** Each other set of parts would start the application once more, and keep it. */
    @Test
    void tests_of_the_whole_application_share_one_set_of_parts() {
        var tests = new ClassPathScanningCandidateComponentProvider(false);
        tests.addIncludeFilter(new AnnotationTypeFilter(RammeTest.class));

        assertThat(tests.findCandidateComponents("dk.ramme"))
                .hasSizeGreaterThan(80)
                .noneMatch(test -> ((AnnotatedBeanDefinition) test)
                        .getMetadata()
                        .getAnnotations()
                        .get(Import.class)
                        .isDirectlyPresent());
    }

    private static DescribedPredicate<JavaMethodCall> asksWhatTimeItIs() {
        return describe("asks what time it is", call -> {
            var owner = call.getTargetOwner().getFullName();
            return owner.startsWith("java.time.") && call.getName().equals("now")
                    || REAL_TIME.contains(owner + "." + call.getName());
        });
    }

    private static DescribedPredicate<JavaMethodCall> followsTheMachine() {
        return describe(
                "follows the machine", call -> MACHINE.contains(call.getTarget().getFullName()));
    }

    @Test
    void no_class_is_longer_than_250_lines() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> lines(file).count() > 250))
                    .isEmpty();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().map(line -> file.getFileName() + ": " + line);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ArchCondition<JavaMethod> takeNoEntity() {
        return new ArchCondition<>("take no entity from the request") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (!method.getModifiers().contains(PUBLIC)
                        && method.getAnnotations().isEmpty()) {
                    return;
                }
                method.getRawParameterTypes().stream()
                        .filter(type -> isEntity(type))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " takes the entity " + type.getName())));
            }
        };
    }

    private static boolean isEntity(JavaClass type) {
        return type.isAnnotatedWith(Entity.class);
    }
}
