package dk.ramme.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** EAN numbers, certificates and invoicing of the organisation. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class OrganisationData {

    private final JdbcClient jdbc;

    OrganisationData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes what a source says. Known EAN numbers and certificates get its label and date; how the organisation is
     * invoiced is filled in where nothing was said before, and never changed behind its back.
     */
    public void take(UUID organisationId, OrganisationDatum datum, Instant at) {
        jdbc.sql("""
                update organisation_data set label = :label, valid_until = :until
                where organisation_id = :organisation and kind = :kind and value = :value
                """)
                .param("organisation", organisationId)
                .param("kind", datum.kind().name())
                .param("value", datum.value())
                .param("label", datum.label())
                .param("until", datum.validUntil())
                .update();
        jdbc.sql("""
                insert into organisation_data (organisation_id, kind, value, label, valid_until, taken_at)
                values (:organisation, :kind, :value, :label, :until, :at) on conflict do nothing
                """)
                .param("organisation", organisationId)
                .param("kind", datum.kind().name())
                .param("value", datum.value())
                .param("label", datum.label())
                .param("until", datum.validUntil())
                .param("at", Timestamp.from(at))
                .update();
    }

    /** How the organisation is invoiced from now on, in the place of what was said before. */
    public void invoice(UUID organisationId, Map<OrganisationDatum.Kind, String> invoicing, Instant at) {
        jdbc.sql("delete from organisation_data where organisation_id = :organisation and kind like 'INVOICE_%'")
                .param("organisation", organisationId)
                .update();
        invoicing.forEach((kind, value) -> take(organisationId, new OrganisationDatum(kind, value, "", null), at));
    }

    /** All of it, kind by kind. */
    public List<OrganisationDatum> of(UUID organisationId) {
        return jdbc.sql("""
                select kind, value, label, valid_until from organisation_data where organisation_id = :organisation
                order by kind, label collate "da-x-icu", value
                """)
                .param("organisation", organisationId)
                .query(OrganisationData::read)
                .list();
    }

    private static OrganisationDatum read(ResultSet row, int number) throws SQLException {
        return new OrganisationDatum(
                OrganisationDatum.Kind.valueOf(row.getString("kind")),
                row.getString("value"),
                row.getString("label"),
                row.getObject("valid_until", LocalDate.class));
    }
}
