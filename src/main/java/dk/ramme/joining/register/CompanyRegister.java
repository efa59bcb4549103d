package dk.ramme.joining.register;

import dk.ramme.identifier.CvrNumber;
import java.util.Optional;

/** Who may act for a company, as the authorities have registered it. */
public interface CompanyRegister {

    /** @throws RegisterUnavailable when the register cannot say, now */
    Optional<Company> find(CvrNumber cvr);

    /** The register did not answer, or not in a way that can be trusted. The message holds no personal data. */
    public static class RegisterUnavailable extends RuntimeException {

        public RegisterUnavailable(String reason) {
            super(reason);
        }

        RegisterUnavailable(String reason, Throwable cause) {
            super(reason, cause);
        }
    }
}
