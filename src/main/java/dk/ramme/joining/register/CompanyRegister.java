package dk.ramme.joining.register;

import dk.ramme.identifier.CvrNumber;
import java.util.Optional;

/** Who may act for a company, as the authorities have registered it. */
public interface CompanyRegister {

    /** @throws RegisterUnavailable when the register cannot say, now */
    Optional<Company> find(CvrNumber cvr);
}
