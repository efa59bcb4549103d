package dk.ramme.means;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The means of the organisation the transaction runs for. Who changes one locks it; who only looks is given {@link HeldMeans},
 * so that nobody changes what they read before others did.
 */
@Transactional(propagation = Propagation.MANDATORY)
interface AllMeans extends Repository<Means, UUID> {

    String HELD = "select new dk.ramme.means.HeldMeans(m.id, m.userId, m.kind, m.name, m.serial, m.wrong >= "
            + CodeMeans.MOST_WRONG + " or m.pinWrong >= " + Pin.MOST_WRONG
            + ", m.pinHash is not null, m.activatedAt, m.usedAt)"
            + " from Means m where m.state = dk.ramme.means.MeansState.ACTIVE and ";

    <M extends Means> M save(M means);

    void delete(Means means);

    void flush();

    /** Of many users at once: none of their means is loaded in that transaction. */
    @Modifying
    @Query("delete from Means m where m.userId in :users and m.state = dk.ramme.means.MeansState.BEGUN")
    void deleteBegun(Collection<UUID> users);

    /** Of many users at once, as {@link Means#revoke} leaves each. */
    @Modifying
    @Query("update Means m set m.state = dk.ramme.means.MeansState.REVOKED, m.revokedAt = :at, m.maker.secret = null,"
            + " m.maker.method = null, m.pinHash = null, m.pinWrong = 0, m.pinSetAt = null"
            + " where m.userId in :users and m.state = dk.ramme.means.MeansState.ACTIVE")
    void revokeAll(Collection<UUID> users, Instant at);

    /** Those the user has in use, in the order they took them. */
    @Query(HELD + "m.userId = :user order by m.activatedAt, m.id")
    List<HeldMeans> heldBy(UUID user);

    @Query(HELD + "m.id = :id")
    Optional<HeldMeans> findHeld(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from Means m where m.id = :id and m.userId = :user")
    Optional<Means> lock(UUID user, UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from CodeMeans m where m.id = :id and m.userId = :user")
    Optional<CodeMeans> lockCodeMeans(UUID user, UUID id);

    /** Those of the user's means of these kinds that show codes, always in one order. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from CodeMeans m where m.userId = :user and m.kind in :kinds and m.maker.secret is not null"
            + " and m.state = dk.ramme.means.MeansState.ACTIVE order by m.id")
    List<CodeMeans> lockCodeMeans(UUID user, Collection<IdentificationMeans> kinds);

    /** The user's own device with this number, open or not. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select t from Token t where t.userId = :user and t.kind = :kind and t.serial = :serial"
            + " and t.maker.secret is not null and t.state = dk.ramme.means.MeansState.ACTIVE")
    Optional<Token> lockToken(UUID user, IdentificationMeans kind, String serial);

    /** A second node waits here. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from App a where a.id = :id and a.userId = :user and a.state = dk.ramme.means.MeansState.BEGUN")
    Optional<App> lockBegun(UUID user, UUID id);

    /** To be shown, not to be changed. */
    @Query("select a from App a where a.id = :id and a.userId = :user and a.state = dk.ramme.means.MeansState.BEGUN")
    Optional<App> findBegun(UUID user, UUID id);

    /** The one app a user can have begun. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from App a where a.userId = :user and a.state = dk.ramme.means.MeansState.BEGUN")
    Optional<App> lockBegun(UUID user);
}
