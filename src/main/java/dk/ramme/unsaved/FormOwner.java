package dk.ramme.unsaved;

import java.util.Optional;

/** Knows for whom a page is drawn; login implements it. */
public interface FormOwner {

    /** The person and what they act for, the same after every login of theirs; empty for whoever is not logged in. */
    Optional<String> current();
}
