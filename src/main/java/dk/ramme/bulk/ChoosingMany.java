package dk.ramme.bulk;

import dk.ramme.audit.AuditTrail;
import dk.ramme.bulk.BulkRun.Owner;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.Groups;
import dk.ramme.people.Me;
import dk.ramme.people.Role;
import dk.ramme.people.UserCondition;
import dk.ramme.people.UserGroup;
import dk.ramme.people.list.UserList;
import dk.ramme.people.list.UserSelection;
import dk.ramme.people.list.UserSelections;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The choices before a run: whom, what, and what there is to know besides. Nothing happens to anybody yet. */
@Service
@Transactional
public class ChoosingMany {

    /** What was chosen and never carried out is forgotten, with whom it concerned and what was answered. */
    static final Duration FORGOTTEN_AFTER = Duration.ofDays(2);

    /** Each user is on one of the two; that of those in need shows some of them once more. */
    private static final Set<UserList> CHOOSABLE = Set.of(UserList.IMPORTED, UserList.USERS);

    private final BulkRuns runs;
    private final BulkUsers members;
    private final Deeds deeds;
    private final ActingAdministrator acting;
    private final WhomItConcerns concerned;
    private final UserSelections selections;
    private final Groups groups;
    private final Me me;
    private final AuditTrail trail;
    private final Clock clock;

    ChoosingMany(
            BulkRuns runs,
            BulkUsers members,
            Deeds deeds,
            ActingAdministrator acting,
            WhomItConcerns concerned,
            UserSelections selections,
            Groups groups,
            Me me,
            AuditTrail trail,
            Clock clock) {
        this.runs = runs;
        this.members = members;
        this.deeds = deeds;
        this.acting = acting;
        this.concerned = concerned;
        this.selections = selections;
        this.groups = groups;
        this.me = me;
        this.trail = trail;
        this.clock = clock;
    }

    /** Whom there is to choose among on this list, and what can be done to them. @throws UnknownList when nobody is chosen on it */
    @Transactional(readOnly = true)
    public Choices choices(UserList list) {
        requireChoosable(list);
        return new Choices(
                list,
                selections.of(Tenancy.organisation(), me.user(), list),
                groups.all(),
                deeds.on(list).stream()
                        .filter(deed -> !Collections.disjoint(deed.by(), me.roles()))
                        .map(Deed::key)
                        .toList());
    }

    /**
     * Chooses whom and what. Those picked out on the list stay picked out until the run has begun.
     *
     * @param group whose members on the list are meant, if it is them
     * @throws UnknownList when nobody is chosen on that list
     * @throws UnknownDeed when that cannot be done on this list
     * @throws NobodyChosen when that is nobody
     */
    public BulkRun choose(String deed, UserList list, Whom whom, @Nullable UUID group) {
        requireChoosable(list);
        var what = deeds.find(deed).filter(one -> one.isFor(list)).orElseThrow(UnknownDeed::new);
        return begin(what, concerned.by(list, whom, group), whom == Whom.SELECTED ? list : null)
                .orElseThrow(NobodyChosen::new);
    }

    /**
     * Chooses those of whom this is true, whichever list they are on.
     *
     * @return empty when that is nobody
     */
    public Optional<BulkRun> choose(String deed, UserCondition which) {
        return begin(deeds.find(deed).orElseThrow(UnknownDeed::new), which, null);
    }

    /** @param on the list they were picked out on, if they were */
    private Optional<BulkRun> begin(Deed what, UserCondition which, @Nullable UserList on) {
        // before the organisation is locked, as whoever starts or answers locks the run first
        runs.forget(clock.instant().minus(FORGOTTEN_AFTER));
        acting.require(what.by().toArray(Role[]::new));
        var run = open(what.key());
        var users = members.add(run.id(), which);
        if (users == 0) {
            runs.delete(run);
            return Optional.empty();
        }
        run.choose(users, on);
        trail.record("BULK_CHOSEN", "bulk", run.id(), Map.of("deed", what.key(), "users", users));
        return Optional.of(runs.save(run));
    }

    /**
     * Opens a run of whom a file names, rather than a list; nobody is chosen yet. Called in the transaction that chooses.
     *
     * @throws UnknownDeed when there is no such deed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public BulkRun open(String deed) {
        var what = deeds.find(deed).orElseThrow(UnknownDeed::new);
        return runs.saveAndFlush(
                BulkRun.of(what.key(), new Owner(me.user(), me.self().name()), clock.instant()));
    }

    /**
     * Chooses for the run that was opened; that may be nobody. Whoever acts is asked only now, so that nobody waits while a file
     * is read.
     *
     * @param answers what there is to know besides whom
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void choose(BulkRun run, UserCondition which, Map<String, String> answers) {
        acting.require(deeds.of(run).by().toArray(Role[]::new));
        var users = members.add(run.id(), which);
        run.choose(users, null);
        run.answer(answers);
        runs.save(run);
        trail.record("BULK_CHOSEN", "bulk", run.id(), Map.of("deed", run.deed(), "users", users));
    }

    /**
     * The run whose question is asked.
     *
     * @param anyOf deeds it may be of
     * @throws UnknownRun when the organisation has no such run, or it is not for whoever asks
     * @throws BulkRun.Started when it is too late
     */
    @Transactional(readOnly = true)
    public BulkRun find(UUID id, String... anyOf) {
        var run = look(id, anyOf);
        if (!run.isChoosing()) {
            throw new BulkRun.Started(id);
        }
        return run;
    }

    /** The same, whether it has begun or not. */
    @Transactional(readOnly = true)
    public BulkRun look(UUID id, String... anyOf) {
        return runs.findById(id)
                .filter(one -> !one.isUndo() && List.of(anyOf).contains(one.deed()))
                // the answers may say where somebody lives, or why
                .filter(one -> !Collections.disjoint(deeds.of(one).by(), me.roles()))
                .orElseThrow(UnknownRun::new);
    }

    /**
     * Says what there is to know besides whom.
     *
     * @throws UnknownRun when the organisation has no such run of this deed
     * @throws BulkRun.Started when it is too late
     */
    public void answer(UUID id, String deed, Map<String, String> answers) {
        answer(id, deed, given -> {
            given.clear();
            given.putAll(answers);
        });
    }

    /** Says it in part: what was said before stays unless it is changed. The same is thrown. */
    public void answer(UUID id, String deed, Consumer<Map<String, String>> change) {
        var run = runs.lock(id)
                .filter(one -> !one.isUndo() && one.deed().equals(deed))
                .orElseThrow(UnknownRun::new);
        acting.require(deeds.of(run).by().toArray(Role[]::new));
        var answers = new HashMap<>(run.parameters());
        change.accept(answers);
        run.answer(answers);
        runs.save(run);
    }

    /** The groups, by name. */
    @Transactional(readOnly = true)
    public List<UserGroup> groups() {
        return groups.all();
    }

    private static void requireChoosable(UserList list) {
        if (!CHOOSABLE.contains(list)) {
            throw new UnknownList();
        }
    }

    /** Whom something is to be done to: those picked out on a list, those of a group, or all of the list. */
    public enum Whom {
        SELECTED,
        GROUP,
        ALL
    }

    /** What there is to choose. */
    public record Choices(UserList list, UserSelection selection, List<UserGroup> groups, List<String> deeds) {}

    /** The organisation has no such run. */
    public static class UnknownRun extends RuntimeException {}

    /** Nobody is chosen on that list. */
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    static class UnknownList extends RuntimeException {}

    static class UnknownDeed extends RuntimeException {}

    /** There is nobody among them. */
    public static class NobodyChosen extends RuntimeException {}
}
