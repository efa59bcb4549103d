package dk.ramme.login;

import dk.ramme.identifier.CprNumber;

/**
 * Is this the person with that CPR number? Ramme knows the number it expects, so nobody types one. Two adapters: the
 * broker gave the CPR, or the broker only answers a match (F7, T15).
 */
public interface IdentityMatcher {

    Match match(MitIdIdentity identity, CprNumber expected);

    enum Match {
        SAME,
        OTHER,
        /** The broker takes no more tries in this login; the person must log in again. */
        EXCEEDED,
        /** The broker did not answer. */
        UNAVAILABLE
    }
}
