package dk.ramme.login;

import org.springframework.stereotype.Component;

/** A login to confirm that it is still the same person, acting for the same organisation. Nobody else comes in by it. */
@Component
public class StepUpLogin implements LoginPurpose {

    public static final String NAME = "confirmation";

    private final Memberships memberships;
    private final LoginTrail trail;

    StepUpLogin(Memberships memberships, LoginTrail trail) {
        this.memberships = memberships;
        this.trail = trail;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** @param reference who must come, as {@link SignedIn#acting} has it */
    @Override
    public LoginOutcome complete(MitIdIdentity identity, String reference) {
        if (SignedIn.named(identity.issuer(), identity.subject()).equals(reference)) {
            return new LoginOutcome.Guest("/");
        }
        return memberships.of(identity.issuer(), identity.subject()).stream()
                .filter(open ->
                        SignedIn.acting(open.organisationId(), open.userId()).equals(reference))
                .findFirst()
                .<LoginOutcome>map(open -> new LoginOutcome.Welcome(open.organisationId(), open.userId(), "/"))
                .orElseGet(() -> refuse(reference));
    }

    /** Whether a user who came in with separate MitID is the one who was to confirm; a refusal is on the trail. */
    boolean isBy(SignedIn me, String reference) {
        var same = me.acting().equals(reference);
        if (!same) refuse(reference);
        return same;
    }

    private LoginOutcome refuse(String reference) {
        trail.confirmationRefused(reference);
        return new LoginOutcome.Refused(StepUpController.OTHER_PERSON);
    }
}
