package dk.ramme.imports.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The doubts of the organisation's imports, and what is decided about them. */
public interface Doubts extends Repository<Doubt, Doubt.Key> {

    Doubt save(Doubt doubt);

    @Query("select d from Doubt d where d.importId = :importId and d.line = :line")
    Optional<Doubt> find(UUID importId, int line);

    /** Lines that an administrator has said are about the user who has their RID number. */
    @Query("select d.line from Doubt d where d.importId = :importId and d.line between :low and :high and d.same")
    Set<Integer> settled(UUID importId, int low, int high);

    /** How many there are, and how many of them are decided to be the same person. */
    @Query("select new dk.ramme.imports.decision.Doubts$Count(count(d), count(d) filter (where d.same))"
            + " from Doubt d where d.importId = :importId")
    Count count(UUID importId);

    /** What is decided, without the rows themselves, which are read again. */
    @Query("select new dk.ramme.imports.decision.Doubts$Same(d.line, d.rid, d.userId, d.decidedBy, d.decidedAt)"
            + " from Doubt d where d.importId = :importId and d.same")
    List<Same> same(UUID importId);

    /** Decides as before, if the same row stands beside the same user. */
    @Modifying
    @Query("update Doubt d set d.same = true, d.decidedBy = :by, d.decidedAt = :at"
            + " where d.importId = :importId and d.line = :line and d.rid = :rid and d.userId = :user")
    void restore(UUID importId, int line, String rid, UUID user, @Nullable String by, @Nullable Instant at);

    @Modifying
    @Query("delete from Doubt d where d.importId = :importId")
    void erase(UUID importId);

    record Count(long total, long same) {}

    /** A row that is about the user who has its RID number. */
    record Same(
            int line,
            String rid,
            UUID user,
            @Nullable String by,
            @Nullable Instant at) {}
}
