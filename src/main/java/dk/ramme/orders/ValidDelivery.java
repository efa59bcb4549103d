package dk.ramme.orders;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where another address is chosen, it is one that the post finds. What was typed beside the organisation's is passed over. */
@Documented
@Constraint(validatedBy = ValidDelivery.Validator.class)
@Target(TYPE)
@Retention(RUNTIME)
@interface ValidDelivery {

    String message() default "{orders.delivery.to.missing}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Says at each field what is wrong with it. */
    class Validator implements ConstraintValidator<ValidDelivery, DeliveryAsked> {

        private static final int LONGEST = 100;
        private static final Pattern POSTAL_CODE = Pattern.compile("\\d{4}");

        @Override
        public boolean isValid(DeliveryAsked typed, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            if (!typed.isOther()) {
                var to = typed.to();
                return to == null || to.equals(Delivery.ORGANISATION.name()) || refuse(context, "to", "missing");
            }
            // each is asked, so that all that is wrong is said at once
            return text(context, "attention", typed.attention())
                    & text(context, "street", typed.street())
                    & postalCode(context, typed.postalCode())
                    & text(context, "town", typed.town());
        }

        private static boolean text(ConstraintValidatorContext context, String field, @Nullable String typed) {
            if (typed == null || typed.isBlank()) {
                return refuse(context, field, "missing");
            }
            return typed.strip().length() <= LONGEST || refuse(context, field, "too-long");
        }

        private static boolean postalCode(ConstraintValidatorContext context, @Nullable String typed) {
            if (typed == null || typed.isBlank()) {
                return refuse(context, "postalCode", "missing");
            }
            return POSTAL_CODE.matcher(typed.strip()).matches() || refuse(context, "postalCode", "wrong");
        }

        private static boolean refuse(ConstraintValidatorContext context, String field, String problem) {
            context.buildConstraintViolationWithTemplate("{orders.delivery." + field + "." + problem + "}")
                    .addPropertyNode(field)
                    .addConstraintViolation();
            return false;
        }
    }
}
