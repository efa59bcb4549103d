package dk.ramme.imports;

/** The registry does not answer, or only later. */
final class RegistryUnavailable extends RuntimeException {

    RegistryUnavailable(String message) {
        super(message);
    }

    RegistryUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
