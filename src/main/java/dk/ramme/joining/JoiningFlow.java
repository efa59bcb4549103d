package dk.ramme.joining;

import dk.ramme.joining.register.Company;
import dk.ramme.login.SignedIn;
import dk.ramme.tenancy.Tenancy;
import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Knows where a guest is in the joining, and sends whoever is ahead of themself back. */
@Component
class JoiningFlow {

    private static final String PLACE = JoiningPlace.class.getName();

    private final CaseReading reading;
    private final JoiningPreparation preparation;
    private final Organising organising;

    JoiningFlow(CaseReading reading, JoiningPreparation preparation, Organising organising) {
        this.reading = reading;
        this.preparation = preparation;
        this.organising = organising;
    }

    JoiningPlace place(HttpSession session) {
        if (session.getAttribute(PLACE) instanceof JoiningPlace place) {
            return place;
        }
        throw new StepRedirected(JoiningStep.COMPANY);
    }

    void go(HttpSession session, JoiningPlace place) {
        session.setAttribute(PLACE, place);
    }

    /** The case, when this step of it may be seen now. */
    CaseView require(HttpSession session, SignedIn me, JoiningStep step) {
        var place = place(session);
        var found = find(place, me);
        if (found.state() == CaseState.SENT && !place.representative()) {
            throw new StepRedirected("/joining/sent");
        }
        if (!found.isOpen()) {
            throw new StepRedirected(
                    found.state() == CaseState.APPROVED ? "/joining/done" : JoiningStep.COMPANY.href());
        }
        var unfinished = found.firstUnfinished(place.role());
        if (!JoiningStep.of(place.role()).contains(step) || step.compareTo(unfinished) > 0) {
            throw new StepRedirected(unfinished);
        }
        return found;
    }

    /** The case someone is at, whatever has become of it. */
    CaseView find(JoiningPlace place, SignedIn me) {
        if (place.organisationId() == null) {
            throw new StepRedirected(JoiningStep.ROLE);
        }
        if (place.caseId() == null) {
            throw new StepRedirected("/joining/status");
        }
        return Tenancy.in(place.organisation(), () -> reading.find(place, me))
                .orElseThrow(() -> new StepRedirected(JoiningStep.COMPANY));
    }

    /** The organisation someone represents. */
    UUID represented(HttpSession session) {
        var place = place(session);
        if (!place.representative() || place.organisationId() == null) {
            throw new StepRedirected(JoiningStep.ROLE);
        }
        return place.organisation();
    }

    boolean hasJoined(Company company) {
        return organising
                .find(company.cvr())
                .filter(organisation -> Tenancy.in(organisation, () -> reading.hasJoined(organisation)))
                .isPresent();
    }

    /** Where someone goes on once their part is known: to what stands already, or to a case of their own. */
    String enter(HttpSession session, SignedIn me, Company company, CaseRole role) {
        var organisation = organising.organisationOf(company);
        if (role == CaseRole.REPRESENTATIVE) {
            go(session, place(session).representing(organisation));
            if (Tenancy.in(organisation, () -> reading.hasJoined(organisation))) {
                return "/joining/status";
            }
            if (!Tenancy.in(organisation, () -> reading.sent(organisation)).isEmpty()) {
                return "/joining/prepared";
            }
        }
        return begin(session, me, organisation, company.address(), role);
    }

    /** Begins a case of one's own, or goes on with it. */
    String begin(HttpSession session, SignedIn me, UUID organisation, String address, CaseRole role) {
        var begun = Tenancy.in(organisation, () -> preparation.begin(organisation, address, role, me));
        go(session, place(session).in(organisation, begun, role == CaseRole.REPRESENTATIVE));
        return JoiningStep.ADMINISTRATORS.href();
    }
}
