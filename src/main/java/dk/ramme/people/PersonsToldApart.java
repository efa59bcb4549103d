package dk.ramme.people;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

/** Which users of the organisation look like one person and are two, as an administrator has said. */
public interface PersonsToldApart extends Repository<ToldApart, ToldApart.Key> {

    /** In SQL, since the pair stands in the order of the database, and two may say so at the same moment. @return 0 when said before */
    @Modifying
    @NativeQuery("insert into told_apart (organisation_id, one_id, other_id, said_at)"
            + " values (:organisation, least(:one, :other), greatest(:one, :other), :at) on conflict do nothing")
    int say(UUID organisation, UUID one, UUID other, Instant at);

    @NativeQuery("select exists (select from told_apart t where t.organisation_id = :organisation"
            + " and t.one_id = least(:one, :other) and t.other_id = greatest(:one, :other))")
    boolean areTwo(UUID organisation, UUID one, UUID other);
}
