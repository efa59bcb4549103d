package dk.ramme.login.broker;

import dk.ramme.login.LoginOutcome;
import dk.ramme.login.LoginPages;
import dk.ramme.login.LoginPurpose;
import dk.ramme.login.LoginStart;
import dk.ramme.login.LoginTrail;
import dk.ramme.login.Memberships;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.login.OrdinaryLogin;
import dk.ramme.login.SealedGuest;
import dk.ramme.login.Sessions;
import dk.ramme.login.SignedIn;
import dk.ramme.login.SignedInToken;
import dk.ramme.login.StepUpLogin;
import dk.ramme.login.WantedPage;
import dk.ramme.unsaved.UnsavedForms;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Asks the purpose of a login that MitID has vouched for what becomes of it, and does that. */
@Component
class LoginCompletion implements AuthenticationSuccessHandler {

    private final IdentityReader reader;
    private final Sessions sessions;
    private final SealedGuest guests;
    private final LoginTrail trail;
    private final Memberships memberships;
    private final WantedPage wanted;
    private final UnsavedForms unsaved;
    private final Map<String, LoginPurpose> purposes;

    LoginCompletion(
            IdentityReader reader,
            Sessions sessions,
            SealedGuest guests,
            LoginTrail trail,
            Memberships memberships,
            WantedPage wanted,
            UnsavedForms unsaved,
            List<LoginPurpose> purposes) {
        this.reader = reader;
        this.sessions = sessions;
        this.guests = guests;
        this.trail = trail;
        this.memberships = memberships;
        this.wanted = wanted;
        this.unsaved = unsaved;
        this.purposes = purposes.stream().collect(Collectors.toMap(LoginPurpose::name, Function.identity()));
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var identity = reader.read((BrokerLogin) authentication);
        var started = LoginStart.take(request.getSession(false));
        var outcome = decide(identity, started);
        var location = outcome.location();
        if (started.purpose().equals(StepUpLogin.NAME)) {
            location = confirm(identity, outcome, request, response);
        } else if (outcome instanceof LoginOutcome.Welcome welcome) {
            begin(signedIn(identity, welcome.organisationId(), welcome.userId()), started, request, response);
            var page = wanted.take(request, response);
            location = started.purpose().equals(OrdinaryLogin.NAME) && page != null ? page : location;
        } else if (outcome instanceof LoginOutcome.Guest) {
            begin(signedIn(identity, null, null), started, request, response);
            guests.keep(identity, request.getSession());
            location = unsaved.waiting(request.getSession()).orElse(location);
        } else {
            wanted.take(request, response);
            sessions.end(request);
            nameContacts(outcome, identity, request);
        }
        response.sendRedirect(location);
    }

    /** Whoever is not the person who was to confirm changes nothing: that one is still logged in. */
    private String confirm(
            MitIdIdentity identity, LoginOutcome outcome, HttpServletRequest request, HttpServletResponse response) {
        if (outcome instanceof LoginOutcome.Refused) return outcome.location();
        var me = outcome instanceof LoginOutcome.Welcome welcome
                ? signedIn(identity, welcome.organisationId(), welcome.userId())
                : signedIn(identity, null, null);
        sessions.renew(me, request, response);
        if (me.isGuest()) guests.keep(identity, request.getSession());
        trail.confirmed(me);
        var page = wanted.take(request, response);
        return page == null ? outcome.location() : page;
    }

    /** Somebody who is known but may not go in is told who can help them. */
    private void nameContacts(LoginOutcome outcome, MitIdIdentity identity, HttpServletRequest request) {
        if (outcome.location().equals(LoginPages.NOT_A_USER)) {
            var contacts = memberships.contacts(identity.issuer(), identity.subject());
            if (!contacts.isEmpty()) {
                request.getSession().setAttribute(LoginPages.CONTACTS, new ArrayList<>(contacts));
            }
        }
    }

    /** While the purpose decides, the person is on the trail as a guest: known, but let in nowhere yet. */
    private LoginOutcome decide(MitIdIdentity identity, LoginStart.Started started) {
        var purpose = purposes.get(started.purpose());
        if (purpose == null) {
            throw new IllegalStateException("no login purpose " + started.purpose());
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new SignedInToken(signedIn(identity, null, null), List.of()));
        SecurityContextHolder.setContext(context);
        return purpose.complete(identity, started.reference());
    }

    private void begin(
            SignedIn me, LoginStart.Started started, HttpServletRequest request, HttpServletResponse response) {
        sessions.begin(me, request, response);
        trail.succeeded(me, started.purpose());
    }

    private static SignedIn signedIn(MitIdIdentity identity, @Nullable UUID organisationId, @Nullable UUID userId) {
        return new SignedIn(
                identity.issuer(),
                identity.subject(),
                identity.name(),
                identity.level(),
                identity.authTime(),
                organisationId,
                userId);
    }
}
