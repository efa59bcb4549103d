package dk.ramme.login;

import java.net.URI;

/** What browsers are told about where a form of a page may lead. */
public interface FormTargets {

    /** The policy of a page whose form leads, by redirects, to this address of another site. */
    String policyWith(URI address);
}
