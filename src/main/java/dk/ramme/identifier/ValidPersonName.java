package dk.ramme.identifier;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * The text is a person's name; a message of its own says when an address stands in it. Nothing typed is valid: add
 * {@code @NotBlank} where it is needed.
 */
@Documented
@Constraint(validatedBy = ValidPersonName.Validator.class)
@Target({FIELD, PARAMETER, ANNOTATION_TYPE, TYPE_USE})
@Retention(RUNTIME)
public @interface ValidPersonName {

    String message() default "{identifier.name.invalid}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Asks {@link PersonName}. */
    class Validator implements ConstraintValidator<ValidPersonName, CharSequence> {

        @Override
        public boolean isValid(@Nullable CharSequence typed, ConstraintValidatorContext context) {
            if (typed == null || Typed.isNothing(typed)) return true;
            var problem = PersonName.problem(typed.toString()).orElse(null);
            if (problem != null && problem != NameProblem.MALFORMED) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate("{" + problem.messageKey() + "}")
                        .addConstraintViolation();
            }
            return problem == null;
        }
    }
}
