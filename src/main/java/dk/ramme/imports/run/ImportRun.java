package dk.ramme.imports.run;

import dk.ramme.audit.Actor;
import dk.ramme.imports.row.Section;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** One import, from being read to having ended. Whoever changes it holds its row ({@link ImportRuns#lock}): it needs no version. */
@Entity
@Table(name = "import_run")
@DynamicUpdate
public class ImportRun {

    /** Where the pages are of runs that create users. */
    public static final String OF_MANY_USERS = "/users/many";

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Source source;

    @Embedded
    private Opening opening;

    @Enumerated(EnumType.STRING)
    private ImportState state = ImportState.READING;

    @Embedded
    private Amount amount = Amount.NOTHING;

    @Embedded
    private RunCounts counts = RunCounts.NONE;

    @Embedded
    private @Nullable RegistryPlace place;

    private UUID organisationId;
    private int chunksDone;
    private @Nullable String refusal;
    private Instant createdAt;
    private @Nullable Instant readyAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;
    private boolean peopleErased;

    protected ImportRun() {}

    /** An import that is being read. */
    public ImportRun(UUID organisationId, Source source, Opening opening, Instant at) {
        this.id = UUID.randomUUID();
        this.organisationId = organisationId;
        this.source = source;
        this.opening = opening;
        this.createdAt = at;
    }

    /** So much has been read; with a cursor, where a registry is read from next. */
    public void read(Amount taken, @Nullable Section next, @Nullable String cursor) {
        require(ImportState.READING);
        amount = taken;
        place = new RegistryPlace(next, cursor, null, null);
    }

    /** The registry does not answer. @return since when */
    public Instant waits(Instant now) {
        require(ImportState.READING);
        place = place().waiting(now);
        return Objects.requireNonNull(place.waitingSince());
    }

    /** The registry that did not answer is asked again then. */
    public void asksAgain(Instant at) {
        require(ImportState.READING);
        place = place().askedAgain(at);
    }

    /** Read to the end: it waits for somebody to look at it and begin. */
    public void ready(Instant at) {
        require(ImportState.READING);
        state = ImportState.READY;
        readyAt = at;
    }

    /** It was read again in another way, or decided: so many rows need a look now. */
    public void needLook(int rows) {
        require(ImportState.READY);
        amount = amount.needingLook(rows);
    }

    public void queue() {
        require(ImportState.READY);
        state = ImportState.QUEUED;
    }

    /** Moves the checkpoint, in the transaction that wrote the chunk's rows: there is never one without the other. */
    public void advance(ChunkCount count, Instant at) {
        require(ImportState.QUEUED, ImportState.RUNNING);
        state = ImportState.RUNNING;
        if (startedAt == null) startedAt = at;
        chunksDone++;
        counts = counts.plus(count);
    }

    /** The source could not be read to its end, and why. */
    public void refuse(String reason, Instant at) {
        refusal = reason;
        end(ImportState.REFUSED, at);
    }

    /** Ends it for good. */
    public void end(ImportState how, Instant at) {
        if (!isOpen() || how.isOpen()) throw new IllegalStateException(id + " is " + state + ", not " + how);
        state = how;
        finishedAt = at;
    }

    /** Nothing in its report tells of anybody any more. @throws IllegalStateException while it is open, and needs them */
    public void forgetPeople() {
        if (isOpen()) throw new IllegalStateException("import " + id + " is " + state);
        peopleErased = true;
    }

    private void require(ImportState... allowed) {
        if (!List.of(allowed).contains(state)) throw new IllegalStateException("import " + id + " is " + state);
    }

    /** Where the rows come from. */
    public enum Source {
        FILE,
        REGISTRY
    }

    /** Whether it creates users, rather than importing them. */
    public boolean creates() {
        return opening.wanted().persons();
    }

    /** Where its page is. */
    public String href() {
        return (creates() ? OF_MANY_USERS : "/setup/import") + "/" + id;
    }

    public boolean isOpen() {
        return state.isOpen();
    }

    /** Whether it was begun, so that what it has done can be counted; what was only read has done nothing. */
    public boolean isStarted() {
        return startedAt != null;
    }

    /** Whether what was read of it was thrown away before anything was written. */
    public boolean isDiscarded() {
        return state == ImportState.CANCELLED && !isStarted();
    }

    /** The key of the word for where it stands. */
    public String stateKey() {
        return "imports.state." + ImportStatus.of(this).words();
    }

    /** Rows that a cancelled or failed import never came to. */
    public int notReached() {
        return amount.rows() - counts.rowsDone();
    }

    public UUID id() {
        return id;
    }

    public UUID organisationId() {
        return organisationId;
    }

    public Source source() {
        return source;
    }

    /** Of the file, or of the registry. */
    public String name() {
        return opening.name();
    }

    public ImportScope wanted() {
        return opening.wanted();
    }

    public ImportState state() {
        return state;
    }

    public int chunksDone() {
        return chunksDone;
    }

    /** What has become of the rows until now. */
    public RunCounts counts() {
        return counts;
    }

    /** How far a registry has been read. */
    public RegistryPlace place() {
        return place == null ? RegistryPlace.START : place;
    }

    /** Why the source could not be read to its end. */
    public @Nullable String refusal() {
        return refusal;
    }

    public @Nullable Instant startedAt() {
        return startedAt;
    }

    public @Nullable Instant finishedAt() {
        return finishedAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** How much of its source was read. */
    public Amount amount() {
        return amount;
    }

    public String createdByName() {
        return opening.byName();
    }

    /** Who opened it, in whose name it is written. */
    public Actor starter() {
        return Actor.user(opening.by(), opening.byName());
    }
}
