package dk.ramme.people.merging;

import dk.ramme.audit.AuditTrail;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.ActingAdministrator.Acting;
import dk.ramme.people.LockedUsers;
import dk.ramme.people.PersonsToldApart;
import dk.ramme.people.Role;
import dk.ramme.people.RoleChanges;
import dk.ramme.people.Roles;
import dk.ramme.people.UserEvent.UsersMerged;
import dk.ramme.people.UserState;
import dk.ramme.people.Users.UnknownUser;
import dk.ramme.people.life.UserDeletion;
import dk.ramme.people.merging.MergeRows.Pair;
import dk.ramme.people.merging.UserMerge.Gained;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.ui.ChangedMeanwhile;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says of two users who look like one person that they are two, or makes one user of them. The one that is kept stays who they
 * are: CPR number, login and means are theirs alone, and whoever has proved who they are is the one that is kept. Rights,
 * groups, roles and RID numbers of the other are theirs from then on. Where one of them has a role an organisation administrator
 * decides, so that nobody administers more by it (U7).
 */
@Service
@Transactional
class Merging {

    /** For how long it can be undone. */
    static final Duration UNDONE_WITHIN = Duration.ofHours(24);

    private final ActingAdministrator acting;
    private final MergeRows rows;
    private final LockedUsers locked;
    private final UserMerges merges;
    private final PersonsToldApart apart;
    private final UserDeletion deletion;
    private final Roles roles;
    private final RoleChanges roleChanges;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Merging(
            ActingAdministrator acting,
            MergeRows rows,
            LockedUsers locked,
            UserMerges merges,
            PersonsToldApart apart,
            UserDeletion deletion,
            Roles roles,
            RoleChanges roleChanges,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.acting = acting;
        this.rows = rows;
        this.locked = locked;
        this.merges = merges;
        this.apart = apart;
        this.deletion = deletion;
        this.roles = roles;
        this.roleChanges = roleChanges;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Remembers that they are two persons. Said before: nothing changes. @throws Refused when they are not alike */
    public void tellApart(UUID one, UUID other) {
        var by = begin();
        var pair = lock(one, other);
        require(pair.alike(), Refusal.NOT_ALIKE);
        requireMay(by, pair.administers());
        if (apart.say(Tenancy.organisation(), one, other, clock.instant()) == 1) {
            audit.record("USERS_TOLD_APART", "user", one, Map.of("user", other));
            audit.record("USERS_TOLD_APART", "user", other, Map.of("user", one));
        }
    }

    /**
     * Makes one user of two.
     *
     * @param keptVersion with the other: what whoever decided has seen
     * @throws Refused when it may not be, with the reason
     * @throws ChangedMeanwhile when one of them is another by now
     */
    public void merge(UUID kept, UUID gone, int keptVersion, int goneVersion) {
        var by = begin();
        var pair = lock(kept, gone);
        var refusal = refusal(pair);
        require(refusal == null, refusal);
        requireMay(by, pair.administers());
        if (pair.kept().version() != keptVersion || pair.gone().version() != goneVersion) {
            throw new ChangedMeanwhile();
        }
        var now = clock.instant();
        var rights = rows.gainRights(kept, gone);
        var groups = rows.gainGroups(kept, gone, now);
        var followed = rows.follow(gone, kept);
        deletion.mergeAway(gone, now.plus(UNDONE_WITHIN));
        var moved = pair.kept().rid() == null ? pair.gone().rid() : null;
        merges.follow(List.of(gone), kept);
        if (moved != null) merges.takeRid(gone);
        merges.change(kept, moved);
        rows.forgetAlike(kept, gone);
        var gainedRoles = new ArrayList<>(pair.gone().roles());
        gainedRoles.removeAll(pair.kept().roles());
        record(pair, rights);
        gainedRoles.forEach(role -> roleChanges.give(by.organisation().id(), kept, role, by.name()));
        keep(pair, new Gained(moved != null, gainedRoles, rights, groups, followed), by.name());
        tell(pair, by);
    }

    private void record(Pair pair, List<String> rights) {
        var details = new HashMap<String, Object>(Map.of("user", pair.gone().id(), "rights", rights));
        if (pair.gone().rid() != null) {
            details.put("rid", pair.gone().rid());
        }
        audit.record("USER_MERGED", "user", pair.kept().id(), details);
        audit.record(
                "USER_MERGED_AWAY",
                "user",
                pair.gone().id(),
                Map.of("user", pair.kept().id()));
    }

    private void keep(Pair pair, Gained gained, String byName) {
        var merge = new UserMerge(Tenancy.organisation(), pair, gained, byName, clock.instant());
        merges.saveAndFlush(merge);
        var now = rows.find(pair.kept().id(), pair.gone().id()).orElseThrow();
        merge.left(now.gone().version(), now.kept().version());
        merges.saveAndFlush(merge);
    }

    /** Whoever was never written to has nothing to be told. */
    private void tell(Pair pair, Acting by) {
        if (pair.kept().state() != UserState.DEACTIVATED) {
            var written = pair.gone().state() == UserState.DEACTIVATED ? null : pair.goneEmail();
            events.publishEvent(new UsersMerged(
                    by.organisation().id(), pair.kept().id(), pair.gone().id(), written, by.name()));
        }
    }

    /** Why the one cannot be kept in the place of the other; null when nothing stands in the way. */
    static @Nullable Refusal refusal(Pair pair) {
        if (pair.merged()) return Refusal.MERGED_ALREADY;
        if (pair.isOver()) return Refusal.GONE;
        if (!pair.alike()) return Refusal.NOT_ALIKE;
        if (pair.kept().hasProved() && pair.gone().hasProved()) return Refusal.BOTH_PROVED;
        return pair.gone().rank() > pair.kept().rank() ? Refusal.KEEP_OTHER : null;
    }

    private Acting begin() {
        return acting.require(Role.USER_ADMINISTRATOR, Role.ORGANISATION_ADMINISTRATOR);
    }

    private Pair lock(UUID kept, UUID gone) {
        locked.hold(List.of(kept, gone));
        return rows.find(kept, gone).orElseThrow(UnknownUser::new);
    }

    /** @param administers whether one of them has a role, so that an organisation administrator decides */
    private void requireMay(Acting by, boolean administers) {
        require(
                roles.hold(by.id(), administers ? Role.ORGANISATION_ADMINISTRATOR : Role.USER_ADMINISTRATOR),
                administers ? Refusal.HAS_ROLE : Refusal.NOT_YOURS);
    }

    private static void require(boolean holds, @Nullable Refusal otherwise) {
        if (!holds && otherwise != null) {
            throw new Refused(otherwise);
        }
    }

    /** Why two users are not made one, or not parted; its message key is {@code people.same.refused.<this>}. */
    enum Refusal {
        NOT_ALIKE,
        MERGED_ALREADY,
        GONE,
        BOTH_PROVED,
        KEEP_OTHER,
        HAS_ROLE,
        NOT_YOURS,
        TOO_LATE,
        TOUCHED,
        LAST_ADMINISTRATOR
    }

    /** It may not be. */
    static class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Refusal why;

        Refused(Refusal why) {
            super(why.name());
            this.why = why;
        }

        Refusal why() {
            return why;
        }
    }
}
