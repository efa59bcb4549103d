package dk.ramme.organisation;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** What the organisation that the transaction runs for has of EAN numbers and the like. */
interface OrganisationFacts extends Repository<OrganisationFact, OrganisationFact.Key> {

    OrganisationFact save(OrganisationFact fact);

    void deleteAll(Iterable<? extends OrganisationFact> facts);

    void flush();

    /** Kind by kind, each by label in Danish order. */
    @Query("select f from OrganisationFact f where f.organisationId = :organisation"
            + " order by f.kind, sql('? collate \"da-x-icu\"', f.label), f.value")
    List<OrganisationFact> of(UUID organisation);
}
