package dk.ramme.start;

import java.util.Optional;
import org.springframework.core.env.Environment;

/**
 * A setting that an installation decides.
 *
 * @param variable of the environment, as the README names it
 * @param property of application.yml that it fills
 * @param needed whether Ramme cannot do without
 */
record Setting(String variable, String property, Rule rule, boolean needed) {

    static Setting optional(String variable, String property, Rule rule) {
        return new Setting(variable, property, rule, false);
    }

    static Setting needed(String variable, String property, Rule rule) {
        return new Setting(variable, property, rule, true);
    }

    String value(Environment environment) {
        return environment.getProperty(property, "").strip();
    }

    boolean isSet(Environment environment) {
        return !value(environment).isEmpty();
    }

    Optional<String> problem(Environment environment) {
        var value = value(environment);
        if (value.isEmpty()) return needed ? Optional.of(says("is not set")) : Optional.empty();
        return rule.problem(value).map(this::says);
    }

    String says(String problem) {
        return variable + " (" + property + ") " + problem;
    }
}
