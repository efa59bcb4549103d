package dk.ramme.granting;

import dk.ramme.people.UserGroup;
import dk.ramme.rights.UserRight;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which rights the groups of the organisation have. They are given and taken by the {@link UserGroup}. */
@Transactional(propagation = Propagation.MANDATORY)
interface GroupRights extends Repository<UserGroup, UUID> {

    String BY_NAME = " order by sql('? collate \"da-x-icu\"', k.name)";

    /** By name in Danish order. */
    @Query("select new dk.ramme.rights.UserRight(k.code, k.name, k.nameEn, false)"
            + " from GroupRight r join KnownRight k on k.code = r.code"
            + " where r.organisationId = :organisation and r.groupId = :group" + BY_NAME)
    List<UserRight> of(UUID organisation, UUID group);

    /** The rights a user has by being in groups. */
    @Query("select new dk.ramme.granting.GroupRights$Inherited(k.code, k.name, k.nameEn, g.id, g.name)"
            + " from GroupMember m join m.group g"
            + " join GroupRight r on r.organisationId = m.organisationId and r.groupId = m.groupId"
            + " join KnownRight k on k.code = r.code"
            + " where m.organisationId = :organisation and m.userId = :user" + BY_NAME
            + ", sql('? collate \"da-x-icu\"', g.name)")
    List<Inherited> inheritedBy(UUID organisation, UUID user);

    /** A right and the group it comes by. */
    record Inherited(String code, String name, String nameEn, UUID groupId, String groupName) {

        public String name(Locale locale) {
            return new UserRight(code, name, nameEn, false).name(locale);
        }
    }
}
