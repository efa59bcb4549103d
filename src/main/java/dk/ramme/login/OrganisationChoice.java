package dk.ramme.login;

import dk.ramme.ui.Choice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Lets a person act for another of their organisations. What they may choose is looked up at that moment. */
@Service
class OrganisationChoice {

    private final Memberships memberships;
    private final Sessions sessions;
    private final LoginTrail trail;
    private final WantedPage wanted;

    OrganisationChoice(Memberships memberships, Sessions sessions, LoginTrail trail, WantedPage wanted) {
        this.memberships = memberships;
        this.sessions = sessions;
        this.trail = trail;
        this.wanted = wanted;
    }

    List<Choice> options(SignedIn me) {
        return memberships.of(me.issuer(), me.subject()).stream()
                .map(open -> Choice.named(open.organisationId().toString(), open.organisationName(), null))
                .toList();
    }

    Optional<Membership> find(SignedIn me, @Nullable String organisationId) {
        return memberships.of(me.issuer(), me.subject()).stream()
                .filter(open -> open.organisationId().toString().equals(organisationId))
                .findFirst();
    }

    /** @return where to go on */
    String act(SignedIn me, Membership chosen, HttpServletRequest request, HttpServletResponse response) {
        var page = wanted.take(request, response);
        var next = new SignedIn(
                me.issuer(),
                me.subject(),
                me.personName(),
                me.level(),
                me.authTime(),
                chosen.organisationId(),
                chosen.userId());
        sessions.change(next, request, response);
        trail.organisationChosen(next);
        return page == null ? "/" : page;
    }
}
