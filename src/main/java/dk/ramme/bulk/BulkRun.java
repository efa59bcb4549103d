package dk.ramme.bulk;

import dk.ramme.people.list.UserList;
import dk.ramme.tenancy.OrganisationOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One deed to many users: chosen, then run, then finished. Whom it concerns is kept beside it, one row a user. */
@Entity
@Table(name = "bulk_run")
public class BulkRun extends OrganisationOwned {

    private String deed;

    /** The run that this one undoes. */
    private @Nullable UUID undoOf;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> parameters;

    @Enumerated(EnumType.STRING)
    private @Nullable UserList selectedOn;

    @Enumerated(EnumType.STRING)
    private State state;

    private UUID createdBy;
    private String createdByName;
    private Instant createdAt;

    private int asked;
    private int done;
    private int leftOut;

    /** Users are decided about in the order of their ids: everybody up to this one has been. */
    private @Nullable UUID reached;

    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;

    /** That nothing can be undone any more, which is written of many at once ({@link BulkUsers}). */
    @Column(insertable = false, updatable = false)
    private boolean beforeForgotten;

    protected BulkRun() {}

    private BulkRun(String deed, @Nullable UUID undoOf, Map<String, String> parameters, Owner by, Instant at) {
        super(UUID.randomUUID());
        this.deed = deed;
        this.undoOf = undoOf;
        this.parameters = Map.copyOf(parameters);
        this.state = State.CHOOSING;
        this.createdBy = by.id();
        this.createdByName = by.name();
        this.createdAt = at;
    }

    /** A run that begins: nobody has been chosen, and nothing happens to anybody yet. */
    static BulkRun of(String deed, Owner by, Instant at) {
        return new BulkRun(deed, null, Map.of(), by, at);
    }

    /** The undo of a run that is finished; nothing happens yet. */
    static BulkRun undoing(BulkRun run, Owner by, Instant at) {
        return new BulkRun(run.deed, run.id(), run.parameters, by, at);
    }

    /** So many users have been chosen. @param on the list they were picked out on, if they were */
    void choose(int users, @Nullable UserList on) {
        requireChoosing();
        asked = users;
        selectedOn = on;
    }

    /** Says what there is to know besides whom. @throws Started when it is too late */
    void answer(Map<String, String> answers) {
        requireChoosing();
        parameters = Map.copyOf(answers);
    }

    /** It is carried out from now on, in the name of whoever said so. @throws Started when it is already */
    void start(Owner by, Instant at) {
        requireChoosing();
        createdBy = by.id();
        createdByName = by.name();
        state = State.RUNNING;
        startedAt = at;
    }

    /** All users up to the last one have been decided about. @throws IllegalStateException when it does not run */
    void decide(int moreDone, int moreLeftOut, @Nullable UUID last) {
        requireRunning();
        done += moreDone;
        leftOut += moreLeftOut;
        reached = last;
    }

    /**
     * Everybody has been decided about.
     *
     * @param forgotten answers that nobody needs any more
     * @throws IllegalStateException when it does not run
     */
    void finish(Set<String> forgotten, Instant at) {
        requireRunning();
        state = State.FINISHED;
        finishedAt = at;
        var kept = new HashMap<>(parameters);
        kept.keySet().removeAll(forgotten);
        parameters = Map.copyOf(kept);
    }

    private void requireChoosing() {
        if (!isChoosing()) {
            throw new Started(id());
        }
    }

    private void requireRunning() {
        if (!isRunning()) {
            throw new IllegalStateException("the run does not run: " + state);
        }
    }

    public boolean isChoosing() {
        return state == State.CHOOSING;
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    public boolean isFinished() {
        return state == State.FINISHED;
    }

    public boolean isUndo() {
        return undoOf != null;
    }

    /** What its words begin with: those of its deed, or of the undo of that. */
    public String words() {
        return "bulk." + deed + (isUndo() ? ".undo" : "");
    }

    public String deed() {
        return deed;
    }

    public Optional<UUID> undoOf() {
        return Optional.ofNullable(undoOf);
    }

    /** What the deed was told besides whom. */
    public Map<String, String> parameters() {
        return Map.copyOf(parameters);
    }

    /** @throws NullPointerException when the deed was not told */
    public String parameter(String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }

    public Optional<UserList> selectedOn() {
        return Optional.ofNullable(selectedOn);
    }

    /** In whose name it runs. */
    public UUID createdBy() {
        return createdBy;
    }

    public String createdByName() {
        return createdByName;
    }

    public int asked() {
        return asked;
    }

    /** To how many it has been done so far. */
    public int done() {
        return done;
    }

    /** How many were left out so far, each with the reason. */
    public int leftOut() {
        return leftOut;
    }

    public int decided() {
        return done + leftOut;
    }

    @Nullable
    UUID reached() {
        return reached;
    }

    public @Nullable Instant startedAt() {
        return startedAt;
    }

    public @Nullable Instant finishedAt() {
        return finishedAt;
    }

    /** Whoever begins a run. */
    record Owner(UUID id, String name) {}

    enum State {
        CHOOSING,
        RUNNING,
        FINISHED
    }

    /** Nothing can be chosen any more. */
    public static class Started extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final UUID run;

        Started(UUID run) {
            super("the run has begun");
            this.run = run;
        }

        public UUID run() {
            return run;
        }
    }
}
