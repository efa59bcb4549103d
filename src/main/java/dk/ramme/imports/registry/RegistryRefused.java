package dk.ramme.imports.registry;

/** The registry will not answer, or answers in a form that was not agreed; asking again does not help. */
public final class RegistryRefused extends RuntimeException {

    private final Reason reason;

    /** @param message names what was found where, never what the registry sent */
    RegistryRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public static RegistryRefused notAsAgreed(String message) {
        return new RegistryRefused(Reason.NOT_AS_AGREED, message);
    }

    public Reason reason() {
        return reason;
    }

    /** Whose business it is. */
    public enum Reason {
        /** The organisation's: it may have had no employee signatures. */
        UNKNOWN_COMPANY,
        /** The operator's: the key does not open. */
        NOT_ALLOWED,
        /** The registry's: what it says cannot be trusted (docs/signature-registry.md). */
        NOT_AS_AGREED
    }
}
