package dk.ramme.login.broker;

import dk.ramme.identifier.CprNumber;
import dk.ramme.login.IdentityMatcher;
import dk.ramme.login.MitIdIdentity;

/** For public operators: the broker gave the CPR number, so it is compared here, in constant time. */
class ClaimMatcher implements IdentityMatcher {

    /** Someone without a CPR number cannot be the person a CPR number was given for. */
    @Override
    public Match match(MitIdIdentity identity, CprNumber expected) {
        return identity.cprNumber().filter(expected::equals).isPresent() ? Match.SAME : Match.OTHER;
    }
}
