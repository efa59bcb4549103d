package dk.ramme.services;

import dk.ramme.login.LoginEnded;
import dk.ramme.login.LoginTrail;
import dk.ramme.login.Sessions;
import dk.ramme.services.Grant.Kind;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** A service sends somebody to be logged out (OpenID Connect RP-Initiated Logout 1.0). */
@Component
class LogoutRequests {

    private static final String FRONT = "/";

    private final ServiceAuthorizations authorizations;
    private final RegisteredClients clients;
    private final SessionEnds ends;
    private final SignIns signIns;
    private final Sessions sessions;
    private final LoginTrail trail;
    private final WaitingRequests waiting;
    private final TransactionTemplate transaction;

    LogoutRequests(
            ServiceAuthorizations authorizations,
            RegisteredClients clients,
            SessionEnds ends,
            SignIns signIns,
            Sessions sessions,
            LoginTrail trail,
            WaitingRequests waiting,
            TransactionTemplate transaction) {
        this.authorizations = authorizations;
        this.clients = clients;
        this.ends = ends;
        this.signIns = signIns;
        this.sessions = sessions;
        this.trail = trail;
        this.waiting = waiting;
        this.transaction = transaction;
    }

    /**
     * Whoever is logged in here by the login that the token is of is out at once. Anybody else who is logged in is asked first: the token
     * is somebody else's, or there is none.
     *
     * @return where to go on; empty when the request is not in order
     */
    Optional<String> handle(HttpServletRequest request) {
        var hint = grant(request.getParameter("id_token_hint"));
        if (hint == null && request.getParameter("id_token_hint") != null) return Optional.empty();
        var named = request.getParameter("client_id");
        if (hint != null && named != null && !named.equals(hint.service())) return Optional.empty();
        var after = after(hint == null ? named : hint.service(), request);
        if (after == null) return Optional.empty();
        var login = Sessions.login(request.getSession(false)).orElse(null);
        if (signIns.user().isEmpty()) {
            if (hint != null) end(hint);
            return Optional.of(after);
        }
        if (hint != null && hint.login().equals(login)) {
            logOut(request);
            return Optional.of(after);
        }
        var service = hint == null ? named : hint.service();
        // one that does not say who it is, or is not there, is nameless to the person too
        var asking = service == null
                ? null
                : clients.service(service).map(SelfService::id).orElse(null);
        return Optional.of(
                LogoutController.PATH + "/" + waiting.keep(WaitingRequests.Kind.LOGOUT, asking, after, null));
    }

    private @Nullable Grant grant(@Nullable String hint) {
        return hint == null
                ? null
                : authorizations
                        .grant(hint)
                        .filter(grant -> grant.kind() == Kind.ID)
                        .orElse(null);
    }

    /** Where the service wants them to come to: an address it was registered with, sign by sign. */
    private @Nullable String after(@Nullable String service, HttpServletRequest request) {
        var asked = request.getParameter("post_logout_redirect_uri");
        if (asked == null) return FRONT;
        var known = service == null ? Optional.<SelfService>empty() : clients.service(service);
        if (known.filter(one -> one.logoutRedirects().contains(asked)).isEmpty()) return null;
        var state = request.getParameter("state");
        var address = UriComponentsBuilder.fromUriString(asked);
        if (state != null) address.queryParam("state", UriUtils.encode(state, StandardCharsets.UTF_8));
        return address.build(true).toUriString();
    }

    /** Ends the login of whoever asks, here and at all services. */
    void logOut(HttpServletRequest request) {
        signIns.user().ifPresent(trail::loggedOut);
        Sessions.login(request.getSession(false)).ifPresent(this::end);
        sessions.end(request);
    }

    @EventListener
    void loggedOut(LoginEnded event) {
        end(event.login());
    }

    private void end(UUID login) {
        Tenancy.on(CrossTenantTask.SERVICE, () -> transaction.execute(status -> ends.ofLogin(login)));
    }

    private void end(Grant hint) {
        Tenancy.in(
                hint.me().organisation(),
                () -> transaction.executeWithoutResult(
                        status -> ends.one(hint.session(), SessionEnds.EndReason.LOGOUT)));
    }

    /** The address where services send people to be logged out; in the place of the framework's, which knows nothing of our sessions. */
    static class LogoutEndpoint extends OncePerRequestFilter {

        private final LogoutRequests requests;

        LogoutEndpoint(LogoutRequests requests) {
            this.requests = requests;
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return !request.getRequestURI().equals(ServiceSettings.LOGOUT);
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var next = requests.handle(request);
            if (next.isEmpty()) {
                response.sendError(HttpStatus.BAD_REQUEST.value());
            } else {
                response.setStatus(HttpStatus.SEE_OTHER.value());
                response.setHeader(HttpHeaders.LOCATION, next.get());
            }
        }
    }
}
