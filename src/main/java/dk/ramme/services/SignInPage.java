package dk.ramme.services;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.login.AssuranceLevel;
import dk.ramme.login.Memberships;
import dk.ramme.login.SignedIn;
import dk.ramme.services.SignIns.Hindrance;
import dk.ramme.services.WaitingRequests.Waiting;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the sign-in page says. */
@Component
class SignInPage {

    private static final List<String> PLAIN = List.of(Scopes.EMAIL, Scopes.ORGANISATION, Scopes.RIGHTS);

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
        var logo = clients.logo(service.id()).orElse(null);
        var least = asked.leastLevel(service.leastLevel());
        if (me == null) {
            var told = Told.of(asked, service, null, "profile.either");
            return new Content(
                    service.id(), service.name(), logo, null, null, false, null, false, null, told, least, null);
        }
        var standing = memberships.known(me);
        var pseudonym = standing.user().particulars().pseudonym();
        var told = Told.of(asked, service, pseudonym, pseudonym == null ? "profile" : "profile.pseudonym");
        return new Content(
                service.id(),
                service.name(),
                logo,
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
     * @param id of the service
     * @param logo the version of it; null where the service has none
     * @param organisation null while nobody is logged in
     * @param hindrance what stands in the way; null when nothing does
     */
    record Content(
            String id,
            String service,
            @Nullable String logo,
            @Nullable String organisation,
            @Nullable CvrNumber cvr,
            boolean several,
            @Nullable String person,
            boolean separate,
            @Nullable AssuranceLevel level,
            Told told,
            AssuranceLevel least,
            @Nullable Hindrance hindrance) {

        /** Whether logging in anew may take away what stands in the way. */
        public boolean loginHelps() {
            return hindrance == Hindrance.LOGIN || hindrance == Hindrance.PERSON || hindrance == Hindrance.LEVEL;
        }

        public boolean loggedIn() {
            return organisation != null;
        }
    }

    /**
     * What the service comes to know, each by the key of its text.
     *
     * @param pseudonym what it is told in the place of the name; null where it is told the name
     * @param cpr what is to be said of the CPR number besides; null where it is among the lines
     */
    record Told(
            List<String> lines,
            @Nullable String pseudonym,
            @Nullable String cpr) {

        static Told of(Asked asked, SelfService service, @Nullable String pseudonym, String profile) {
            var scopes = asked.scopes();
            var lines = new ArrayList<String>();
            lines.add(service.subject() == SelfService.Subject.USER ? "openid.user" : "openid");
            if (scopes.contains(Scopes.PROFILE)) lines.add(profile);
            PLAIN.stream().filter(scopes::contains).forEach(lines::add);
            if (!scopes.contains(Scopes.CPR)) return new Told(lines, pseudonym, "never");
            if (pseudonym != null) return new Told(lines, pseudonym, "cpr.pseudonym");
            lines.add(Scopes.CPR);
            return new Told(lines, null, null);
        }
    }
}
