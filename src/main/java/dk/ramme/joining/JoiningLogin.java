package dk.ramme.joining;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.login.LoginOutcome;
import dk.ramme.login.LoginPurpose;
import dk.ramme.login.MitIdIdentity;
import org.springframework.stereotype.Component;

/** Whoever wants to join an organisation may go on as a guest; what they may do is found out then. */
@Component
class JoiningLogin implements LoginPurpose {

    static final String NAME = "joining";

    @Override
    public String name() {
        return NAME;
    }

    /** @param reference the company number the person came with, or nothing */
    @Override
    public LoginOutcome complete(MitIdIdentity identity, String reference) {
        var company = JoiningStep.COMPANY.href();
        return new LoginOutcome.Guest(
                CvrNumber.isValid(reference) ? company + "?cvr=" + new CvrNumber(reference).value() : company);
    }
}
