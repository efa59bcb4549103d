package dk.ramme.login;

import org.springframework.stereotype.Component;

/** A login for no special purpose: into the one organisation the person is a user of, or to the choice among several. */
@Component
public class OrdinaryLogin implements LoginPurpose {

    public static final String NAME = "login";

    private final Memberships memberships;
    private final LoginTrail trail;

    OrdinaryLogin(Memberships memberships, LoginTrail trail) {
        this.memberships = memberships;
        this.trail = trail;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public LoginOutcome complete(MitIdIdentity identity, String reference) {
        var open = memberships.of(identity.issuer(), identity.subject());
        if (open.isEmpty()) {
            trail.refused(Refusal.NOT_A_USER, "");
            return new LoginOutcome.Refused(LoginPages.NOT_A_USER);
        }
        if (open.size() > 1) {
            return new LoginOutcome.Guest(OrganisationChoiceController.PATH);
        }
        var only = open.get(0);
        return new LoginOutcome.Welcome(only.organisationId(), only.userId(), "/");
    }
}
