package dk.ramme.organisation;

import dk.ramme.tenancy.AssignedId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An EAN number, a certificate or a part of how it is invoiced, as the organisation has it; {@link OrganisationDatum} is what it says. */
@Entity
@Table(name = "organisation_data")
@IdClass(OrganisationFact.Key.class)
class OrganisationFact extends AssignedId<OrganisationFact.Key> {

    @Id
    @Column(name = "organisation_id")
    private UUID organisationId;

    @Id
    @Enumerated(EnumType.STRING)
    private OrganisationDatum.Kind kind;

    @Id
    private String value;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "organisation_id", insertable = false, updatable = false)
    private Organisation organisation;

    private String label;
    private @Nullable LocalDate validUntil;
    private Instant takenAt;

    protected OrganisationFact() {}

    OrganisationFact(Organisation organisation, OrganisationDatum datum, Instant at) {
        this.organisation = organisation;
        this.organisationId = organisation.id();
        this.kind = datum.kind();
        this.value = datum.value();
        this.label = datum.label();
        this.validUntil = datum.validUntil();
        this.takenAt = at;
    }

    boolean isOf(OrganisationDatum.Kind other) {
        return kind == other;
    }

    /** Whether it is among these values, by what they are. */
    boolean isIn(Map<OrganisationDatum.Kind, String> values) {
        return value.equals(values.get(kind));
    }

    OrganisationDatum datum() {
        return new OrganisationDatum(kind, value, label, validUntil);
    }

    @Override
    public Key getId() {
        return new Key(organisationId, kind, value);
    }

    /** An organisation has each once. */
    record Key(UUID organisationId, OrganisationDatum.Kind kind, String value) implements Serializable {}
}
