package dk.ramme.services;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.login.AssuranceLevel;
import dk.ramme.login.Memberships;
import dk.ramme.login.SignedIn;
import dk.ramme.services.SignIns.Hindrance;
import dk.ramme.services.WaitingRequests.Waiting;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the sign-in page says. */
@Component
class SignInPage {

    private static final List<String> TOLD = List.of(Scopes.PROFILE, Scopes.EMAIL, Scopes.ORGANISATION, Scopes.RIGHTS);

    private final SignIns signIns;
    private final RegisteredClients clients;
    private final Memberships memberships;

    SignInPage(SignIns signIns, RegisteredClients clients, Memberships memberships) {
        this.signIns = signIns;
        this.clients = clients;
        this.memberships = memberships;
    }

    Content of(Asked asked, Waiting waiting, @Nullable SignedIn me, HttpServletRequest request) {
        var service = clients.any(asked.service()).orElseThrow();
        var told = Stream.concat(Stream.of(Scopes.OPENID), TOLD.stream().filter(asked.scopes()::contains))
                .toList();
        var least = asked.leastLevel(service.leastLevel());
        if (me == null) return new Content(service.name(), null, null, false, null, false, null, told, least, null);
        var standing = memberships.known(me);
        return new Content(
                service.name(),
                standing.organisation().name(),
                standing.organisation().cvr(),
                standing.several(),
                me.personName(),
                me.isSeparate(),
                AssuranceLevel.read(me.level(), Map.of()).orElseThrow(),
                told,
                least,
                signIns.hindrance(asked, me, waiting, request));
    }

    /**
     * @param organisation null while nobody is logged in
     * @param told the scopes of which the page says what they are
     * @param hindrance what stands in the way; null when nothing does
     */
    record Content(
            String service,
            @Nullable String organisation,
            @Nullable CvrNumber cvr,
            boolean several,
            @Nullable String person,
            boolean separate,
            @Nullable AssuranceLevel level,
            List<String> told,
            AssuranceLevel least,
            @Nullable Hindrance hindrance) {

        public boolean loggedIn() {
            return organisation != null;
        }
    }
}
