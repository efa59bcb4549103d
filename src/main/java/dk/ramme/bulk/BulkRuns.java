package dk.ramme.bulk;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The runs of the organisation the transaction runs for. */
interface BulkRuns extends Repository<BulkRun, UUID> {

    BulkRun save(BulkRun run);

    /** Now, so that rows of users can refer to it. */
    BulkRun saveAndFlush(BulkRun run);

    void delete(BulkRun run);

    Optional<BulkRun> findById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from BulkRun r where r.id = :id")
    Optional<BulkRun> lock(UUID id);

    /** Those that have been started, the latest first. */
    @Query("select r from BulkRun r where r.state <> dk.ramme.bulk.BulkRun.State.CHOOSING order by r.createdAt desc")
    List<BulkRun> begun(Limit most);

    /** The same, of these deeds. */
    @Query("select r from BulkRun r where r.deed in :deeds and r.state <> dk.ramme.bulk.BulkRun.State.CHOOSING"
            + " order by r.createdAt desc")
    List<BulkRun> begun(Collection<String> deeds, Limit most);

    /** Those of these deeds that go on right now. */
    @Query("select r.id from BulkRun r where r.deed in :deeds and r.state = dk.ramme.bulk.BulkRun.State.RUNNING"
            + " order by r.startedAt")
    List<UUID> running(Collection<String> deeds, Limit most);

    /** The one that undoes a run, or has undone it. */
    @Query("select r from BulkRun r where r.undoOf = :id and r.state <> dk.ramme.bulk.BulkRun.State.CHOOSING"
            + " order by r.createdAt")
    List<BulkRun> undoing(UUID id);

    /** Across organisations: those with runs finished before then that remember what stood before. */
    @Query("select distinct r.organisationId from BulkRun r where not r.beforeForgotten and r.finishedAt < :then")
    List<UUID> organisationsRemembering(Instant then);

    /** Across organisations: those with runs chosen before then and never carried out. */
    @Query("select distinct r.organisationId from BulkRun r where r.state = dk.ramme.bulk.BulkRun.State.CHOOSING"
            + " and r.createdAt < :then")
    List<UUID> organisationsChoosing(Instant then);

    /** Forgets what was chosen before then and never carried out, and for whom; what somebody is just at is left. */
    @Modifying
    @NativeQuery("""
            delete from bulk_run where id in (
                select id from bulk_run where state = 'CHOOSING' and created_at < :before for update skip locked)
            """)
    void forget(Instant before);
}
