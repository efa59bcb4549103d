package dk.ramme.people.merging;

import dk.ramme.audit.AuditTrail;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.ActingAdministrator.Acting;
import dk.ramme.people.LockedUsers;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.User;
import dk.ramme.people.UserEvent.RoleChanged;
import dk.ramme.people.UserEvent.UsersParted;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.people.Users.UnknownUser;
import dk.ramme.people.life.UserDeletion;
import dk.ramme.people.merging.Merging.Refusal;
import dk.ramme.people.merging.Merging.Refused;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Undoes that two users were made one, within a day and unless somebody has touched either since. Links, codes and orders that
 * were called off stay so.
 */
@Service
@Transactional
class Parting {

    private final ActingAdministrator acting;
    private final MergeRows rows;
    private final LockedUsers locked;
    private final UserMerges merges;
    private final UserDeletion deletion;
    private final Roles roles;
    private final Users users;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Parting(
            ActingAdministrator acting,
            MergeRows rows,
            LockedUsers locked,
            UserMerges merges,
            UserDeletion deletion,
            Roles roles,
            Users users,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.acting = acting;
        this.rows = rows;
        this.locked = locked;
        this.merges = merges;
        this.deletion = deletion;
        this.roles = roles;
        this.users = users;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param gone who became part of another user
     * @return that other one
     * @throws UnknownUser when the organisation has no such user
     * @throws Refused when it can be undone no more, or not by whoever acts
     */
    public UUID part(UUID gone) {
        var by = acting.require(Role.USER_ADMINISTRATOR, Role.ORGANISATION_ADMINISTRATOR);
        if (locked.hold(List.of(gone)).isEmpty()) {
            throw new UnknownUser();
        }
        var merge = merges.lock(gone).orElseThrow(() -> new Refused(Refusal.TOO_LATE));
        var kept = merge.keptId();
        locked.hold(List.of(kept, gone));
        check(by, merge);
        if (!deletion.restoreMerged(gone)) {
            throw new Refused(Refusal.TOO_LATE);
        }
        undo(merge);
        takeRoles(by, merge);
        giveRoles(merge);
        merges.delete(merge);
        audit.record("USERS_PARTED", "user", kept, Map.of("user", gone));
        audit.record("USERS_PARTED", "user", gone, Map.of("user", kept));
        if (users.findById(kept).orElseThrow().state() != UserState.DEACTIVATED) {
            events.publishEvent(new UsersParted(by.organisation().id(), kept, by.name()));
        }
        return kept;
    }

    /** What the kept one gained goes, and the other is a user again. */
    private void undo(UserMerge merge) {
        var kept = merge.keptId();
        var gone = merge.userId();
        merges.takeRights(kept, merge.gainedRights());
        merges.takeGroups(kept, merge.gainedGroups());
        var rid = merge.isRidMoved() ? merges.rid(kept) : Optional.<String>empty();
        rid.ifPresentOrElse(moved -> merges.takeRid(kept), () -> merges.change(kept, null));
        merges.restore(gone, merge.formerState());
        rid.ifPresent(moved -> merges.change(gone, moved));
        merges.follow(merge.followed(), gone);
    }

    private void check(Acting by, UserMerge merge) {
        var pair = rows.find(merge.keptId(), merge.userId()).orElseThrow(UnknownUser::new);
        var administers = pair.administers() || !merge.roles().isEmpty();
        if (!roles.hold(by.id(), administers ? Role.ORGANISATION_ADMINISTRATOR : Role.USER_ADMINISTRATOR)) {
            throw new Refused(administers ? Refusal.HAS_ROLE : Refusal.NOT_YOURS);
        }
        if (!merge.isUntouched(pair.gone().version(), pair.kept().version())) {
            throw new Refused(Refusal.TOUCHED);
        }
        if (merge.gainedRoles().contains(Role.ORGANISATION_ADMINISTRATOR)
                && roles.isLast(merge.keptId(), Role.ORGANISATION_ADMINISTRATOR)) {
            throw new Refused(Refusal.LAST_ADMINISTRATOR);
        }
    }

    private void takeRoles(Acting by, UserMerge merge) {
        if (merge.gainedRoles().isEmpty()) {
            return;
        }
        var kept = users.lock(merge.keptId()).orElseThrow();
        merge.gainedRoles().forEach(role -> {
            kept.take(role);
            audit.record("ROLE_TAKEN", "user", kept.id(), Map.of("role", role));
            events.publishEvent(new RoleChanged(by.organisation().id(), kept.id(), role, false, by.name()));
        });
        users.save(kept);
    }

    /** The roles they had, which wait again for them to prove who they are. */
    private void giveRoles(UserMerge merge) {
        if (merge.roles().isEmpty()) {
            return;
        }
        User gone = users.lock(merge.userId()).orElseThrow();
        merge.roles().forEach(role -> gone.give(role, clock.instant()));
        users.save(gone);
    }
}
