package dk.ramme.people;

import dk.ramme.rights.UserRight;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Which rights the users of the organisation have of their own. They are given and taken by the {@link User}. */
public interface RightGrants extends Repository<RightGrant, RightGrant.Key> {

    /** The user's rights, by name in Danish order; those of the catalogue as it calls them. */
    @Query("select new dk.ramme.rights.UserRight(g.code, coalesce(k.name, g.name), coalesce(k.nameEn, g.name),"
            + " case when g.origin = dk.ramme.people.RightGrant.Source.IMPORTED then true else false end)"
            + " from RightGrant g left join KnownRight k on k.code = g.code where g.userId = :user"
            + " order by sql('? collate \"da-x-icu\"', coalesce(k.name, g.name))")
    List<UserRight> of(UUID user);

    /** Codes of the catalogue for all that the user may do: their own rights, and those of their groups. */
    @Query(
            "select g.code from RightGrant g where g.organisationId = :organisation and g.userId = :user and g.code is not null"
                    + " union select r.code from GroupRight r join GroupMember m on m.groupId = r.groupId"
                    + " where m.organisationId = :organisation and m.userId = :user")
    List<String> codes(UUID organisation, UUID user);
}
