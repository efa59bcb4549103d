package dk.ramme.services;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.login.AddressRation;
import dk.ramme.login.AssuranceLevel;
import dk.ramme.login.Authority;
import dk.ramme.login.LoginLimits;
import dk.ramme.login.Sessions;
import dk.ramme.login.SignedIn;
import dk.ramme.login.SignedInToken;
import dk.ramme.people.Standing;
import dk.ramme.ration.RateLimits;
import dk.ramme.services.WaitingRequests.Waiting;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Whether somebody may be sent back to a service with a code, and what stands in the way. */
@Component
class SignIns {

    private final AllowedUse allowed;
    private final RegisteredClients clients;
    private final ServiceAuthorizations authorizations;
    private final WaitingRequests waiting;
    private final ServiceTrail trail;
    private final AddressRation ration;
    private final Clock clock;

    SignIns(
            AllowedUse allowed,
            RegisteredClients clients,
            ServiceAuthorizations authorizations,
            WaitingRequests waiting,
            ServiceTrail trail,
            LoginLimits limits,
            RateLimits rations,
            Clock clock) {
        this.allowed = allowed;
        this.clients = clients;
        this.authorizations = authorizations;
        this.waiting = waiting;
        this.trail = trail;
        this.ration = new AddressRation("service-requests", limits.begunPerAddress(), limits.begun(), rations, clock);
        this.clock = clock;
    }

    /** What becomes of a request now. An answer that was given to it is used up by this. */
    Outcome decide(Asked asked, HttpServletRequest request) {
        var me = user().orElse(null);
        if (asked.hint().isPresent() && meant(asked).isEmpty()) return refused(asked, me, "invalid_request");
        var session = request.getSession(false);
        var answer = Approval.take(asked, session).orElse(null);
        if (answer != null && !answer.yes()) return refused(asked, me, "access_denied");
        if (me != null && isAnswered(asked, me, answer, request)) {
            var hindrance = hindrance(asked, me, false);
            if (hindrance == null) return new Outcome.Ready();
            if (hindrance == Hindrance.NO_ACCESS) return refused(asked, me, "access_denied");
        }
        if (asked.forbidsPages()) {
            return refused(asked, me, needsLogin(asked, me) ? "login_required" : "interaction_required");
        }
        if (!ration.take(request.getRemoteAddr())) return new Outcome.TooMany();
        var stale = me != null && session != null && asked.refuses(me, clock.instant())
                ? Sessions.nameLogin(session)
                : null;
        return new Outcome.Page(waiting.keep(WaitingRequests.Kind.LOGIN, asked.service(), asked.query(), stale));
    }

    private boolean isAnswered(Asked asked, SignedIn me, @Nullable Approval answer, HttpServletRequest request) {
        if (answer != null) return answer.isBy(me);
        return !asked.wantsPage()
                && !asked.refuses(me, clock.instant())
                && Approval.isGiven(asked, me, request.getSession(false));
    }

    private boolean needsLogin(Asked asked, @Nullable SignedIn me) {
        return me == null || asked.refuses(me, clock.instant()) || !isMeant(asked, me);
    }

    /** Whom the service means, where it sends an ID token of theirs. */
    private Optional<SignedIn> meant(Asked asked) {
        return asked.hint()
                .flatMap(hash -> authorizations.ofIdToken(hash, asked.service()))
                .map(Grant::me);
    }

    private boolean isMeant(Asked asked, SignedIn me) {
        return meant(asked)
                .filter(meant ->
                        !meant.user().equals(me.user()) || !meant.organisation().equals(me.organisation()))
                .isEmpty();
    }

    private Outcome refused(Asked asked, @Nullable SignedIn me, String error) {
        if (me != null) trail.refused(me, asked.service(), error);
        return new Outcome.Refused(error);
    }

    /** What keeps somebody from going on with a request that waits. */
    @Nullable
    Hindrance hindrance(Asked asked, SignedIn me, Waiting waited, HttpServletRequest request) {
        var login = Sessions.login(request.getSession(false)).orElse(null);
        return hindrance(asked, me, login != null && login.equals(waited.notTheLogin()));
    }

    /** @param stale whether the login is one that will not do */
    private @Nullable Hindrance hindrance(Asked asked, SignedIn me, boolean stale) {
        var service = clients.service(asked.service()).orElse(null);
        if (service == null) return Hindrance.NO_ACCESS;
        if (stale) return Hindrance.LOGIN;
        if (!isMeant(asked, me)) return Hindrance.PERSON;
        var standing = allowed.standing(me, asked.service()).orElse(null);
        var wanted = asked.organisation().orElse(null);
        if (standing != null && wanted != null && !isFor(wanted, standing)) {
            return standing.several() ? Hindrance.ORGANISATION : Hindrance.NO_ACCESS;
        }
        if (standing == null) return Hindrance.NO_ACCESS;
        return reaches(me, asked.leastLevel(service.leastLevel())) ? null : Hindrance.LEVEL;
    }

    private static boolean isFor(CvrNumber wanted, Standing standing) {
        return standing.organisation().cvr().equals(wanted);
    }

    private static boolean reaches(SignedIn me, AssuranceLevel least) {
        return AssuranceLevel.read(me.level(), Map.of())
                .filter(level -> level.reaches(least))
                .isPresent();
    }

    /** Whoever is logged in as a user, with all that this takes. */
    Optional<SignedIn> user() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedInToken token
                        && token.getAuthorities().stream().anyMatch(held -> Authority.USER.equals(held.getAuthority()))
                ? Optional.of(token.getPrincipal())
                : Optional.empty();
    }

    /** What keeps somebody who is logged in from going on. */
    enum Hindrance {
        /** The service wants a login of now. */
        LOGIN,
        /** It means somebody else. */
        PERSON,
        /** It wants one of a higher level. */
        LEVEL,
        /** It wants another organisation than the one that is acted for. */
        ORGANISATION,
        /** The person may not use it, or not for this organisation. */
        NO_ACCESS
    }

    /** What becomes of a request. */
    sealed interface Outcome {

        /** A code may be issued. */
        record Ready() implements Outcome {}

        /** @param error as the protocol names it */
        record Refused(String error) implements Outcome {}

        /** @param name of the request that waits on the sign-in page */
        record Page(String name) implements Outcome {}

        /** This address has begun too many. */
        record TooMany() implements Outcome {}
    }
}
