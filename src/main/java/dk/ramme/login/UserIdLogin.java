package dk.ramme.login;

import org.springframework.stereotype.Component;

/** Whoever has forgotten their user ID may go on as a guest, to the page that says it. */
@Component
class UserIdLogin implements LoginPurpose {

    static final String NAME = "user-id";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public LoginOutcome complete(MitIdIdentity identity, String reference) {
        return new LoginOutcome.Guest(UserIdController.MINE);
    }
}
