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

/** The text is an e-mail address; a message of its own says when it is the Danish letters. Nothing typed is valid: add {@code @NotBlank} where it is needed. */
@Documented
@Constraint(validatedBy = ValidEmail.Validator.class)
@Target({FIELD, PARAMETER, ANNOTATION_TYPE, TYPE_USE})
@Retention(RUNTIME)
public @interface ValidEmail {

    String message() default "{identifier.email.invalid}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Asks {@link EmailAddress}. */
    class Validator implements ConstraintValidator<ValidEmail, CharSequence> {

        @Override
        public boolean isValid(@Nullable CharSequence typed, ConstraintValidatorContext context) {
            if (typed == null || Typed.isNothing(typed)) return true;
            EmailProblem problem = EmailAddress.problem(typed.toString()).orElse(null);
            if (problem != null && hasOwnText(problem, context)) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate("{" + problem.messageKey() + "}")
                        .addConstraintViolation();
            }
            return problem == null;
        }

        /** A form that gave a message of its own keeps it. */
        private static boolean hasOwnText(EmailProblem problem, ConstraintValidatorContext context) {
            return problem != EmailProblem.MALFORMED
                    && context.getDefaultConstraintMessageTemplate()
                            .equals("{" + EmailProblem.MALFORMED.messageKey() + "}");
        }
    }
}
