package dk.ramme.link;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The links of the organisation the transaction runs for; on duty for links those of all. At most one to a thing is open. */
interface MailedLinks extends Repository<MailedLink, UUID> {

    MailedLink saveAndFlush(MailedLink link);

    Optional<MailedLink> findById(UUID id);

    /** The link that has this token, as the first or as one that was added by a reminder. */
    @NativeQuery("select * from link where id in (select id from link where token_hash = :hash"
            + " union select link_id from link_token where token_hash = :hash)")
    Optional<MailedLink> withToken(byte[] hash);

    @Query("select l from MailedLink l where l.purpose = :purpose and l.subjectId = :subject"
            + " and l.usedAt is null and l.revokedAt is null")
    Optional<MailedLink> open(LinkPurpose purpose, UUID subject);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select l from MailedLink l where l.purpose = :purpose and l.subjectId = :subject"
            + " and l.usedAt is null and l.revokedAt is null")
    Optional<MailedLink> lockOpen(LinkPurpose purpose, UUID subject);

    /** Whether it is open the database says when the lock is there, whatever was read before: of many exactly one has it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select l from MailedLink l where l.id = :id and l.usedAt is null and l.revokedAt is null")
    Optional<MailedLink> lockOpen(UUID id);

    int countByPurposeAndSubjectIdAndCreatedAtAfter(LinkPurpose purpose, UUID subjectId, Instant since);
}
