package dk.ramme.ui;

import java.util.UUID;

/** Knows how many notifications a user has not read; for whoever draws the header. Called in the user's organisation. */
public interface Unread {

    int of(UUID userId);
}
