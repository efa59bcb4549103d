package dk.ramme.joining.register;

/** The register did not answer, or not in a way that can be trusted. The message holds no personal data. */
public class RegisterUnavailable extends RuntimeException {

    public RegisterUnavailable(String reason) {
        super(reason);
    }

    RegisterUnavailable(String reason, Throwable cause) {
        super(reason, cause);
    }
}
