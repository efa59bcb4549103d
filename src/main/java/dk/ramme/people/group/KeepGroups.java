package dk.ramme.people.group;

import dk.ramme.audit.Actors;
import dk.ramme.audit.AuditTrail;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.Groups;
import dk.ramme.people.Hindrance;
import dk.ramme.people.Role;
import dk.ramme.people.UserGroup;
import dk.ramme.people.UserParts;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Creates, renames and deletes groups, and puts users in and takes them out. Whoever does so has it checked again under lock,
 * the organisation's before the group's. Each change is on the trail.
 */
@Service
public class KeepGroups {

    /** Who puts users in groups and takes them out. */
    public static final Set<Role> KEEP_MEMBERS = Set.of(Role.ORGANISATION_ADMINISTRATOR, Role.USER_ADMINISTRATOR);

    private static final Role[] MEMBERS = KEEP_MEMBERS.toArray(Role[]::new);

    private static final String IN_IT = "exists (select from group_member m where m.organisation_id = :organisation"
            + " and m.group_id = :ofGroup and m.user_id = u.id)";
    private static final String GONE =
            "case when not exists (select from user_group g where g.id = :ofGroup) then 'GROUP_GONE' ";
    private static final String TO_JOIN =
            GONE + "when u.state = 'DELETED' then 'DELETED_ALREADY' when " + IN_IT + " then 'MEMBER_ALREADY' end";
    private static final String TO_LEAVE = GONE + "when not " + IN_IT + " then 'NOT_MEMBER' end";

    private final ActingAdministrator acting;
    private final Groups groups;
    private final UserParts parts;
    private final AuditTrail trail;
    private final Actors actors;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    KeepGroups(
            ActingAdministrator acting,
            Groups groups,
            UserParts parts,
            AuditTrail trail,
            Actors actors,
            ApplicationEventPublisher events,
            Clock clock) {
        this.acting = acting;
        this.groups = groups;
        this.parts = parts;
        this.trail = trail;
        this.actors = actors;
        this.events = events;
        this.clock = clock;
    }

    /** @throws NameTaken when a group is called that already, also by somebody at the same moment */
    @Transactional
    public UUID create(String name) {
        acting.require(Role.ORGANISATION_ADMINISTRATOR);
        var group = UserGroup.create(Tenancy.organisation(), name, clock.instant());
        save(group);
        trail.record("GROUP_CREATED", "group", group.id(), Map.of("name", name));
        return group.id();
    }

    /**
     * @throws NameTaken when another group is called that
     * @throws UnknownGroup when there is no such group, or no longer
     */
    @Transactional
    public void rename(UUID id, String name) {
        acting.require(Role.ORGANISATION_ADMINISTRATOR);
        var group = groups.lock(id).orElseThrow(UnknownGroup::new);
        var former = group.name();
        if (former.equals(name)) {
            return;
        }
        group.rename(name);
        save(group);
        trail.record("GROUP_RENAMED", "group", id, Map.of("from", former, "to", name));
    }

    /** Whether a name is free is told by the database, at once. */
    private void save(UserGroup group) {
        try {
            groups.saveAndFlush(group);
        } catch (DuplicateKeyException taken) {
            throw new NameTaken();
        }
    }

    /** Its users stay users. @throws UnknownGroup when there is no such group, or no longer */
    @Transactional
    public void delete(UUID id) {
        acting.require(Role.ORGANISATION_ADMINISTRATOR);
        var group = groups.lock(id).orElseThrow(UnknownGroup::new);
        var left = groups.memberIds(Tenancy.organisation(), id);
        tell(group, List.of(), left);
        groups.delete(group);
        parts.changed(left);
        record("GROUP_LEFT", group, left);
        trail.record("GROUP_DELETED", "group", id, Map.of("name", group.name(), "users", left.size()));
    }

    /** What stands in the way of being put in the group. */
    public static Hindrance toJoin(UUID group) {
        return new Hindrance(TO_JOIN, Map.of("ofGroup", group));
    }

    /** What stands in the way of being taken out of the group. */
    public static Hindrance toLeave(UUID group) {
        return new Hindrance(TO_LEAVE, Map.of("ofGroup", group));
    }

    /** Puts these users in the group; in it already: nothing happens. */
    @Transactional
    public void add(UUID id, Collection<UUID> users) {
        acting.require(MEMBERS);
        var group = groups.lock(id).orElseThrow(UnknownGroup::new);
        var added = parts.join(id, users, clock.instant());
        record("GROUP_JOINED", group, added);
        tell(group, added, List.of());
    }

    /** Takes the users out of the group; not in it: nothing happens. @return how many were taken out */
    @Transactional
    public int remove(UUID id, Collection<UUID> users) {
        acting.require(MEMBERS);
        var group = groups.lock(id).orElseThrow(UnknownGroup::new);
        var removed = parts.leave(id, users);
        record("GROUP_LEFT", group, removed);
        tell(group, List.of(), removed);
        return removed.size();
    }

    private void record(String action, UserGroup group, List<UUID> users) {
        trail.recordAll(
                actors.current(),
                action,
                "user",
                users,
                Map.of("group", group.name(), "groupId", group.id().toString()));
    }

    private void tell(UserGroup group, List<UUID> joined, List<UUID> left) {
        var byName = Objects.requireNonNull(actors.current().name());
        events.publishEvent(new GroupMembersChanged(Tenancy.organisation(), group, joined, left, byName));
    }

    public static class NameTaken extends RuntimeException {}

    static class UnknownGroup extends RuntimeException {}

    /**
     * Users were put in a group, or are in it no more. Told while the group is still there.
     *
     * @param byName who decided it
     */
    public record GroupMembersChanged(
            UUID organisationId, UserGroup group, List<UUID> joined, List<UUID> left, String byName) {}
}
