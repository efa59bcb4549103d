package dk.ramme.imports.registry;

/** The registry does not answer, or only later. */
public final class RegistryUnavailable extends RuntimeException {

    RegistryUnavailable(String message) {
        super(message);
    }

    RegistryUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
