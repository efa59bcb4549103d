package dk.ramme.login;

import dk.ramme.identifier.CprNumber;

/** For public operators: the broker gave the CPR number, so it is compared here, in constant time. */
class ClaimMatcher implements IdentityMatcher {

    /** Someone without a CPR number cannot be the person a CPR number was given for. */
    @Override
    public Match match(MitIdIdentity identity, CprNumber expected) {
        return identity.cprNumber().filter(expected::equals).isPresent() ? Match.SAME : Match.OTHER;
    }
}
