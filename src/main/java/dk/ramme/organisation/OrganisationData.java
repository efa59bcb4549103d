package dk.ramme.organisation;

import dk.ramme.organisation.OrganisationDatum.Kind;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** EAN numbers, certificates and invoicing of the organisation, whose row is locked while they are changed. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class OrganisationData {

    /**
     * In SQL: a source says a thousand things at a time, and an organisation may have a million. The primary key keeps each of
     * them once, as {@link OrganisationFact} does.
     */
    private static final String INSERT = """
            insert into organisation_data (organisation_id, kind, value, label, valid_until, taken_at)
            select :organisation, s.kind, s.value, s.label, cast(s.until as date), :at
            from unnest(:kinds, :values, :labels, :until) with ordinality as s (kind, value, label, until, place)
            order by s.place
            """;

    private static final String NEWEST_COUNTS = """
            on conflict (organisation_id, kind, value)
            do update set label = excluded.label, valid_until = excluded.valid_until
            """;

    /** An organisation is invoiced in one way of each kind, which an index of those kinds alone keeps (V093). */
    private static final String FIRST_COUNTS = "on conflict do nothing";

    private final Organisations organisations;
    private final OrganisationFacts facts;
    private final JdbcClient jdbc;

    OrganisationData(Organisations organisations, OrganisationFacts facts, JdbcClient jdbc) {
        this.organisations = organisations;
        this.facts = facts;
        this.jdbc = jdbc;
    }

    /**
     * Takes what a source says. Known EAN numbers and certificates get its label and date; how the organisation is
     * invoiced is filled in where nothing was said before, and never changed behind its back.
     */
    public void take(UUID organisationId, Collection<OrganisationDatum> said, Instant at) {
        var organisation = organisations.lock(organisationId).orElseThrow().id();
        var newest = new LinkedHashMap<List<Object>, OrganisationDatum>();
        said.stream().filter(datum -> !datum.kind().isInvoicing()).forEach(datum -> {
            newest.put(List.of(datum.kind(), datum.value()), datum);
        });
        insert(organisation, newest.values(), at, NEWEST_COUNTS);
        insert(
                organisation,
                said.stream().filter(datum -> datum.kind().isInvoicing()).toList(),
                at,
                FIRST_COUNTS);
    }

    private void insert(UUID organisationId, Collection<OrganisationDatum> said, Instant at, String conflict) {
        if (said.isEmpty()) return;
        jdbc.sql(INSERT + conflict)
                .param("organisation", organisationId)
                .param("kinds", texts(said, datum -> datum.kind().name()))
                .param("values", texts(said, OrganisationDatum::value))
                .param("labels", texts(said, OrganisationDatum::label))
                .param(
                        "until",
                        texts(said, datum -> datum.validUntil() == null ? null : String.valueOf(datum.validUntil())))
                .param("at", Timestamp.from(at))
                .update();
    }

    private static @Nullable String[] texts(
            Collection<OrganisationDatum> said, Function<OrganisationDatum, @Nullable String> part) {
        return said.stream().map(part).toArray(String[]::new);
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
