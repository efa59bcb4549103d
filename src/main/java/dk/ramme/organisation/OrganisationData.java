package dk.ramme.organisation;

import dk.ramme.organisation.OrganisationDatum.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** EAN numbers, certificates and invoicing of the organisation, whose row is locked while they are changed. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class OrganisationData {

    private final Organisations organisations;
    private final OrganisationFacts facts;

    OrganisationData(Organisations organisations, OrganisationFacts facts) {
        this.organisations = organisations;
        this.facts = facts;
    }

    /**
     * Takes what a source says. Known EAN numbers and certificates get its label and date; how the organisation is
     * invoiced is filled in where nothing was said before, and never changed behind its back.
     */
    public void take(UUID organisationId, Collection<OrganisationDatum> said, Instant at) {
        var organisation = organisations.lock(organisationId).orElseThrow();
        var known = new ArrayList<>(facts.of(organisationId));
        for (var datum : said) {
            var same = known.stream().filter(fact -> fact.isAbout(datum)).findFirst();
            if (same.isPresent()) {
                same.get().relabel(datum);
            } else if (!datum.kind().isInvoicing() || known.stream().noneMatch(fact -> fact.isOf(datum.kind()))) {
                known.add(facts.save(new OrganisationFact(organisation, datum, at)));
            }
        }
    }

    /** How the organisation is invoiced from now on, in the place of what was said before. */
    public void invoice(UUID organisationId, Map<Kind, String> invoicing, Instant at) {
        var organisation = organisations.lock(organisationId).orElseThrow();
        var former = facts.of(organisationId).stream()
                .filter(fact -> fact.datum().kind().isInvoicing())
                .toList();
        facts.deleteAll(former.stream().filter(fact -> !fact.isIn(invoicing)).toList());
        // the database takes one of each kind: what was said before goes before the new comes
        facts.flush();
        invoicing.forEach((kind, value) -> {
            if (former.stream().noneMatch(fact -> fact.isOf(kind) && fact.isIn(invoicing))) {
                facts.save(new OrganisationFact(organisation, new OrganisationDatum(kind, value, "", null), at));
            }
        });
    }

    /** All of it, kind by kind. */
    public List<OrganisationDatum> of(UUID organisationId) {
        return facts.of(organisationId).stream().map(OrganisationFact::datum).toList();
    }
}
