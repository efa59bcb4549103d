package dk.ramme.start;

import java.util.Optional;
import java.util.function.Predicate;

/** What the value of a setting must be. */
@FunctionalInterface
interface Rule {

    /** Anything will do, or the value is judged elsewhere and secret here. */
    Rule ANYTHING = value -> Optional.empty();

    /**
     * What is wrong with the value, in words that follow the setting's name and never repeat what is secret.
     *
     * @param value not blank
     */
    Optional<String> problem(String value);

    default Rule and(Rule other) {
        return value -> problem(value).or(() -> other.problem(value));
    }

    static Rule that(Predicate<String> met, String otherwise) {
        return value -> met.test(value) ? Optional.empty() : Optional.of(otherwise);
    }
}
