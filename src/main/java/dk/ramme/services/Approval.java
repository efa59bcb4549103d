package dk.ramme.services;

import dk.ramme.login.SignedIn;
import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody answered on the sign-in page: to one request, and, where it was a yes, to those of the same service that ask for no more,
 * as long as this login for this organisation lasts.
 *
 * @param request the {@link Asked#mark} of what was answered
 */
record Approval(String request, boolean yes, UUID organisation, Instant authTime, Set<String> scopes)
        implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String ANSWER = Approval.class.getName() + ".answer";
    private static final String GIVEN = Approval.class.getName() + ".given";

    static Approval to(Asked asked, boolean yes, SignedIn me) {
        return new Approval(asked.mark(), yes, me.organisation(), me.authTime(), new HashSet<>(asked.scopes()));
    }

    void keep(String service, HttpSession session) {
        session.setAttribute(ANSWER, this);
        if (yes) {
            var given = given(session);
            given.put(service, this);
            session.setAttribute(GIVEN, given);
        }
    }

    /** The answer to this very request, once. */
    static Optional<Approval> take(Asked asked, @Nullable HttpSession session) {
        if (session == null
                || !(session.getAttribute(ANSWER) instanceof Approval answer)
                || !answer.request.equals(asked.mark())) {
            return Optional.empty();
        }
        session.removeAttribute(ANSWER);
        return Optional.of(answer);
    }

    /** Whether this login has said yes to as much before. */
    static boolean isGiven(Asked asked, SignedIn me, @Nullable HttpSession session) {
        if (session == null) return false;
        var before = given(session).get(asked.service());
        return before != null && before.isBy(me) && before.scopes.containsAll(asked.scopes());
    }

    /** Whether it was given in this login and for the organisation that is acted for now. */
    boolean isBy(SignedIn me) {
        return authTime.equals(me.authTime()) && organisation.equals(me.organisationId());
    }

    @SuppressWarnings("unchecked")
    private static HashMap<String, Approval> given(HttpSession session) {
        return session.getAttribute(GIVEN) instanceof HashMap<?, ?> kept
                ? new HashMap<>((HashMap<String, Approval>) kept)
                : new HashMap<>();
    }
}
