package dk.ramme.ui;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the header shows around a page: for whom one acts, who one is, where one may go. Help is always there and is not an item.
 *
 * @param switchHref where to choose another organisation, when the person is a user in several
 * @param alone what every page says to the only organisation administrator there is; null to everybody else
 * @param ending when the organisation's agreement ends, if it has been ended, which every page of everybody there says
 */
public record Frame(
        @Nullable String organisationName,
        @Nullable String personName,
        List<NavigationItem> items,
        String homeHref,
        @Nullable String switchHref,
        @Nullable Alone alone,
        @Nullable Ending ending) {

    /** A request attribute: the address a page gives itself where it must not repeat the one it was asked under. */
    public static final String HERE = Frame.class.getName() + ".here";

    public Frame {
        items = List.copyOf(items);
    }

    public Frame(
            @Nullable String organisationName,
            @Nullable String personName,
            List<NavigationItem> items,
            String homeHref,
            @Nullable String switchHref) {
        this(organisationName, personName, items, homeHref, switchHref, null, null);
    }

    /** The header for somebody who has not logged in. */
    public static Frame anonymous() {
        return new Frame(null, null, List.of(), "/", null);
    }

    public boolean signedIn() {
        return personName != null;
    }

    /**
     * There is nobody beside the only one, or somebody is on their way.
     *
     * @param invited who was invited to be one; null where nobody is
     * @param sentAt when they were sent the invitation, the last time
     * @param href where it can be sent again
     */
    public record Alone(
            @Nullable String invited,
            @Nullable Instant sentAt,
            @Nullable String href) {

        public static final Alone NOBODY_INVITED = new Alone(null, null, null);
    }

    /** @param regrettable whether the person may keep the agreement after all */
    public record Ending(Instant at, boolean regrettable) {}
}
