package dk.ramme.alarm;

import java.util.Locale;

/** What can be wrong that only whoever runs Ramme can mend. */
public enum Alarm {
    /** Nobody can log in with MitID. */
    BROKER,
    /** It cannot be asked who may act for a company. */
    COMPANY_REGISTER,
    /** Users cannot be brought over from the registry of employee signatures. */
    SIGNATURE_REGISTRY;

    /** As the figures and the log name it. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
