package dk.ramme.settings;

import dk.ramme.audit.AuditTrail;
import dk.ramme.login.SignedIn;
import dk.ramme.organisation.OrganisationData;
import dk.ramme.organisation.OrganisationDatum;
import dk.ramme.organisation.OrganisationDatum.Kind;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.Me;
import dk.ramme.people.Role;
import dk.ramme.ui.ChangedMeanwhile;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides how the organisation is invoiced; an import may have said so first. */
@Service
class InvoicingChange {

    static final String ACTION = "INVOICING_CHANGED";

    private final ActingAdministrator administrators;
    private final OrganisationData data;
    private final Me viewer;
    private final AuditTrail audit;
    private final Clock clock;

    InvoicingChange(
            ActingAdministrator administrators, OrganisationData data, Me viewer, AuditTrail audit, Clock clock) {
        this.administrators = administrators;
        this.data = data;
        this.viewer = viewer;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Content of(SignedIn me) {
        return new Content(stands(me.organisation()), viewer.roles().contains(Role.ORGANISATION_ADMINISTRATOR));
    }

    /**
     * @param version what stood when the page was opened
     * @throws ChangedMeanwhile when something else does by now
     */
    @Transactional
    public void change(SignedIn by, Map<Kind, String> to, String version) {
        var organisation = administrators.require(by.user(), Role.ORGANISATION_ADMINISTRATOR);
        var before = stands(organisation.id());
        if (before.equals(to)) {
            return;
        }
        if (!before.toString().equals(version)) {
            throw new ChangedMeanwhile();
        }
        data.invoice(organisation.id(), to, clock.instant());
        audit.record(
                ACTION,
                "organisation",
                organisation.id(),
                Map.of("before", List.copyOf(before.values()), "after", List.copyOf(to.values())));
    }

    private Map<Kind, String> stands(UUID organisation) {
        var stands = new EnumMap<Kind, String>(Kind.class);
        data.of(organisation).stream()
                .filter(one -> one.kind().isInvoicing())
                .forEach((OrganisationDatum one) -> stands.put(one.kind(), one.value()));
        return stands;
    }

    record Content(Map<Kind, String> stands, boolean mayEdit) {

        String version() {
            return stands.toString();
        }
    }
}
