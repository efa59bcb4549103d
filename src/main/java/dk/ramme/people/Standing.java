package dk.ramme.people;

import dk.ramme.organisation.Organisation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a request knows of whoever sends it, read once when it comes in and handed on to all that its page shows. Whoever
 * changes something asks anew, under lock.
 *
 * @param roles the roles they were given, whether they count yet or not
 * @param unread how many notifications they have not read
 * @param inNeed how many users need somebody ({@code Attention}), as far as whoever sends it is told: for who manages users,
 *     {@link #MOST_IN_NEED} and one at most; for who is responsible for the organisation alone, those whose number is doubted
 * @param several whether the person is a user in several organisations
 * @param alone whether nobody else is organisation administrator (docs/product.md, "Who may do what")
 * @param invited whoever was invited to be one and has not come, the latest; null where nobody is, or nobody need know
 */
public record Standing(
        User user,
        Organisation organisation,
        Set<Role> roles,
        int unread,
        int inNeed,
        boolean several,
        boolean alone,
        @Nullable Invited invited) {

    /** Further than this those in need are not counted for each page. */
    public static final int MOST_IN_NEED = 99;

    private static final String ATTRIBUTE = Standing.class.getName();

    public Standing {
        roles = Set.copyOf(roles);
    }

    /** Hands it on to whatever else the request asks. */
    public void keepIn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Somebody who was sent an invitation, the last time then. */
    public record Invited(UUID appointmentId, String name, Instant sentAt) {}

    /** What was kept; empty where nobody is logged in. */
    public static Optional<Standing> of(HttpServletRequest request) {
        return Optional.ofNullable((Standing) request.getAttribute(ATTRIBUTE));
    }
}
