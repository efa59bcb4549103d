package dk.ramme.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.i18n.LocaleContextHolder;

/** The constraints as forms use them, with the texts people read. */
class ConstraintTests {

    private static final Locale DANISH = Locale.forLanguageTag("da");

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withPropertyValues("spring.messages.fallback-to-system-locale=false")
            .withConfiguration(
                    AutoConfigurations.of(MessageSourceAutoConfiguration.class, ValidationAutoConfiguration.class));

    record Form(
            @ValidCvr @Nullable String cvr,
            @ValidCpr @Nullable String cpr,
            @ValidEmail @Nullable String email,
            @ValidPersonName @Nullable String name,
            @ValidEmail(message = "own text") @Nullable String other) {

        static Form allBeing(@Nullable String text) {
            return new Form(text, text, text, text, text);
        }
    }

    record Addresses(List<@ValidEmail String> list) {}

    @AfterEach
    void forgetLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void nothing_typed_is_valid() {
        assertThat(problems(DANISH, Form.allBeing(null))).isEmpty();
        assertThat(problems(DANISH, Form.allBeing(""))).isEmpty();
        assertThat(problems(DANISH, Form.allBeing(" \u00A0 "))).isEmpty();
    }

    @Test
    void what_people_type_is_valid() {
        Form form = new Form("24 25 67 90", "010203-1234", "x@blåbær.dk", "Åse", "a@b.dk");

        assertThat(problems(DANISH, form)).isEmpty();
    }

    @Test
    void the_refusal_is_told_in_danish() {
        assertThat(problems(DANISH, Form.allBeing("!")))
                .containsEntry("cvr", "Skriv et gyldigt CVR-nummer på 8 cifre, for eksempel 13 74 81 36.")
                .containsEntry("email", "Skriv en e-mailadresse som navn@firma.dk.")
                .containsEntry("other", "own text")
                .hasSize(5)
                .allSatisfy((field, text) -> assertThat(text).doesNotContain("{", "identifier."));
    }

    @Test
    void the_refusal_is_told_in_english() {
        assertThat(problems(Locale.ENGLISH, Form.allBeing("!")))
                .containsEntry("cvr", "Enter a valid CVR number of 8 digits, for example 13 74 81 36.")
                .containsEntry("name", "Enter the name in letters, at most 200 characters.")
                .hasSize(5)
                .allSatisfy((field, text) -> assertThat(text).doesNotContain("{", "identifier."));
    }

    @Test
    void danish_letters_in_an_address_are_explained() {
        Map<String, String> problems = problems(DANISH, Form.allBeing("søren@firma.dk"));

        assertThat(problems)
                .containsEntry("email", "E-mailadressen må ikke have æ, ø, å eller andre særlige bogstaver før @.")
                .containsEntry("other", "own text");
    }

    @Test
    void elements_of_a_list_are_checked_too() {
        assertThat(problems(DANISH, new Addresses(List.of("a@b.dk", "nej")))).hasSize(1);
    }

    private <T> Map<String, String> problems(Locale language, T form) {
        Map<String, String> found = new TreeMap<>();
        LocaleContextHolder.setLocale(language);
        application.run(context -> found.putAll(context.getBean(Validator.class).validate(form).stream()
                .collect(Collectors.toMap(
                        violation -> violation.getPropertyPath().toString(), ConstraintViolation::getMessage))));
        return found;
    }
}
