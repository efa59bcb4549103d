package dk.ramme.alarm;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be wrong that only whoever runs Ramme can mend, or should know of. */
public enum Alarm {
    /** Nobody can log in with MitID. */
    BROKER,
    /** It cannot be asked who may act for a company. */
    COMPANY_REGISTER,
    /** Users cannot be brought over from the registry of employee signatures. */
    SIGNATURE_REGISTRY,
    /** All mails wait. */
    MAIL_SERVER,
    /** Somebody in an organisation writes more CPR numbers than anybody needs to (U8). */
    CPR_NUMBERS;

    /** As the figures and the log name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of a code; empty when another version knew it. */
    public static Optional<Alarm> of(String code) {
        return Arrays.stream(values())
                .filter(alarm -> alarm.code().equals(code))
                .findFirst();
    }

    /** Whether it lasts until something works again; else it has happened, and that is all. */
    public boolean lasts() {
        return this != CPR_NUMBERS;
    }
}
