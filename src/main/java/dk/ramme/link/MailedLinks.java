package dk.ramme.link;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The links of the organisation the transaction runs for; on duty for links those of all. At most one to a thing is open. */
interface MailedLinks extends Repository<MailedLink, UUID> {

    /** Which led nowhere before then. That a user's link has run out is a fact about them while they have not come. */
    String OVER = " from MailedLink l where coalesce(l.usedAt, l.revokedAt,"
            + " case when l.purpose = dk.ramme.link.LinkPurpose.SETUP then l.expiresAt end) < :before";

    MailedLink saveAndFlush(MailedLink link);

    Optional<MailedLink> findById(UUID id);

    /** The link that has this token, as the first or as one that was added by a reminder. */
    @NativeQuery("select * from link where id in (select id from link where token_hash = :hash"
            + " union select link_id from link_token where token_hash = :hash)")
    Optional<MailedLink> withToken(byte[] hash);

    @Query("select l from MailedLink l where l.purpose = :purpose and l.subjectId = :subject"
            + " and l.usedAt is null and l.revokedAt is null")
    Optional<MailedLink> open(LinkPurpose purpose, UUID subject);

    @Query("select l from MailedLink l where l.purpose = :purpose and l.subjectId in :subjects"
            + " and l.usedAt is null and l.revokedAt is null")
    List<MailedLink> open(LinkPurpose purpose, Collection<UUID> subjects);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select l from MailedLink l where l.purpose = :purpose and l.subjectId = :subject"
            + " and l.usedAt is null and l.revokedAt is null")
    Optional<MailedLink> lockOpen(LinkPurpose purpose, UUID subject);

    /** Whether it is open the database says when the lock is there, whatever was read before: of many exactly one has it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select l from MailedLink l where l.id = :id and l.usedAt is null and l.revokedAt is null")
    Optional<MailedLink> lockOpen(UUID id);

    /** Of many at once, what {@link MailedLink#revoke} does to one: none of them is loaded in that transaction. */
    @Modifying
    @Query("update MailedLink l set l.revokedAt = :now where l.organisationId = :organisation and l.purpose = :purpose"
            + " and l.subjectId in :subjects and l.usedAt is null and l.revokedAt is null")
    void revokeAll(UUID organisation, LinkPurpose purpose, Collection<UUID> subjects, Instant now);

    @Query("select distinct l.organisationId" + OVER)
    List<UUID> organisationsWithOver(Instant before);

    @Modifying
    @Query("delete" + OVER)
    void deleteOver(Instant before);

    int countByPurposeAndSubjectIdAndCreatedAtAfter(LinkPurpose purpose, UUID subjectId, Instant since);
}
