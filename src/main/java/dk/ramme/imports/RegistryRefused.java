package dk.ramme.imports;

/** The registry will not answer, or answers in a form that was not agreed; asking again does not help. */
final class RegistryRefused extends RuntimeException {

    RegistryRefused(String message) {
        super(message);
    }
}
