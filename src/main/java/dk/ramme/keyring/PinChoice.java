package dk.ramme.keyring;

import dk.ramme.means.Pin;
import dk.ramme.people.cpr.OwnNumbers;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.validation.BindingResult;

/** A PIN as it is chosen in a form, in the fields {@code pin} and {@code pinAgain}: none that somebody would guess (M5). */
@Component
class PinChoice {

    private final OwnNumbers numbers;
    private final TransactionTemplate reading;

    PinChoice(OwnNumbers numbers, PlatformTransactionManager transactions) {
        this.numbers = numbers;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /**
     * The PIN, if it will do; otherwise what is wrong with it is said at its field.
     *
     * @param serial of the device it is for, if it has one
     */
    Optional<Pin> read(UUID user, Typed typed, @Nullable String serial, BindingResult binding) {
        if (isMissing(typed.pin())) {
            binding.rejectValue("pin", "keyring.pin.missing");
            return Optional.empty();
        }
        var pin = Pin.parse(typed.pin());
        if (pin.isEmpty()) {
            binding.rejectValue("pin", "keyring.pin.shape");
            return pin;
        }
        var weakness = weakness(user, pin.get(), serial);
        weakness.ifPresent(why -> binding.rejectValue("pin", "keyring.pin.weak." + why));
        if (isMissing(typed.pinAgain())) {
            binding.rejectValue("pinAgain", "keyring.pin.again.missing");
        } else if (!pin.equals(Pin.parse(typed.pinAgain()))) {
            binding.rejectValue("pinAgain", "keyring.pin.again.differs");
        }
        return binding.hasFieldErrors("pin") || binding.hasFieldErrors("pinAgain") ? Optional.empty() : pin;
    }

    private Optional<Pin.Weakness> weakness(UUID user, Pin pin, @Nullable String serial) {
        var own = Objects.requireNonNull(reading.execute(status -> numbers.of(user)));
        if (serial != null) {
            own.add(serial);
        }
        return pin.weakness(own);
    }

    private static boolean isMissing(@Nullable String typed) {
        return typed == null || typed.isBlank();
    }

    /** The part of a form. It is never shown back. */
    interface Typed {

        @Nullable
        String pin();

        @Nullable
        String pinAgain();
    }
}
