package dk.ramme.setup;

import dk.ramme.login.SignedIn;
import dk.ramme.organisation.Organisation;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.Role;
import dk.ramme.setup.Progress.StepNotOpen;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way to every change of a set-up: holds the organisation's row, so that of two changes at once the later sees the
 * former, and checks once more what was true when the page was asked for.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OpenSetup {

    private final ActingAdministrator administrators;
    private final FactFinder facts;

    OpenSetup(ActingAdministrator administrators, FactFinder facts) {
        this.administrators = administrators;
        this.facts = facts;
    }

    /** @throws AccessDeniedException when the administrator's role has been taken meanwhile */
    public Held hold(SignedIn me) {
        var organisation = administrators.require(me.user(), Role.ORGANISATION_ADMINISTRATOR);
        return new Held(organisation, new Progress(facts.of(me, organisation)));
    }

    /** @throws StepNotOpen when the step has not been reached, or the set-up has been confirmed */
    public Held hold(SignedIn me, SetupStep step) {
        var held = hold(me);
        held.progress().require(step);
        return held;
    }

    /** The organisation, whose row is locked, and how far the administrator has come. */
    record Held(Organisation organisation, Progress progress) {}
}
