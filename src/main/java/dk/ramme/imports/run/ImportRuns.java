package dk.ramme.imports.run;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The imports of the organisation the transaction runs for: a row each, which is also the lock and the checkpoint of its run. */
public interface ImportRuns extends Repository<ImportRun, UUID> {

    /** The unique index import_run_open lets an organisation have one of a kind open at a time. */
    ImportRun saveAndFlush(ImportRun run);

    Optional<ImportRun> findById(UUID id);

    /**
     * Holds the row until the transaction ends: a chunk, a cancellation and a second node wait for one another. The organisation
     * is locked before it ({@code ImportLock}).
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from ImportRun r where r.id = :id")
    Optional<ImportRun> lock(UUID id);

    /** Holds all that have not ended in the same way, always in the same order. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from ImportRun r where r.finishedAt is null order by r.id")
    List<ImportRun> lockOpen();

    /** @param creation those that created users, rather than those that imported them */
    @Query("select r from ImportRun r where r.opening.wanted.persons = :creation" + " order by r.createdAt desc, r.id")
    List<ImportRun> history(boolean creation, Limit most);

    /** The latest; one that was thrown away before it was begun counts only where there is no other. */
    @Query("select r from ImportRun r where r.opening.wanted.persons = :creation"
            + " order by case when r.finishedAt is not null and r.startedAt is null then 1 else 0 end,"
            + " r.createdAt desc, r.id limit 1")
    Optional<ImportRun> latest(boolean creation);

    /** Users that all imports have made; those created from a file are not among them. */
    @Query("select coalesce(sum(r.counts.written), 0) from ImportRun r" + " where not r.opening.wanted.persons")
    int written();

    /** Imports that nobody has begun since the given time. */
    @Query("select r.id from ImportRun r where r.state = dk.ramme.imports.run.ImportState.READY and r.readyAt < :time")
    List<UUID> readyBefore(Instant time, Limit most);

    /** Imports that ended before the given time, and whose reports tell of people still. */
    @Query("select r.id from ImportRun r where r.finishedAt < :time and not r.peopleErased order by r.finishedAt")
    List<UUID> toldOfPeopleBefore(Instant time, Limit most);

    /** Across organisations: those that have an import nobody began, or that ended before then and tells of people still. */
    @Query("select r.organisationId from ImportRun r"
            + " where r.state = dk.ramme.imports.run.ImportState.READY and r.readyAt < :neverBegun"
            + " or r.finishedAt < :ended and not r.peopleErased"
            + " union select l.organisationId from LeftOutLot l join ImportRun r on r.id = l.importId"
            + " where r.finishedAt < :ended")
    List<UUID> organisationsToErase(Instant neverBegun, Instant ended);

    /**
     * Lets PostgreSQL end this transaction when its process falls asleep in the middle (a machine that is moved, a long
     * collection of garbage): a sleeper would keep its locks, and no other node could go on.
     */
    @Query(value = "select set_config('idle_in_transaction_session_timeout', '10s', true)", nativeQuery = true)
    String endIfAsleep();
}
