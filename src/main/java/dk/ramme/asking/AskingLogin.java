package dk.ramme.asking;

import dk.ramme.login.LoginOutcome;
import dk.ramme.login.LoginPurpose;
import dk.ramme.login.MitIdIdentity;
import org.springframework.stereotype.Component;

/** Whoever asks to be created proves who they are first, and goes on as a guest. */
@Component
class AskingLogin implements LoginPurpose {

    static final String NAME = "asking";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public LoginOutcome complete(MitIdIdentity identity, String reference) {
        return new LoginOutcome.Guest("/ask/organisation");
    }
}
