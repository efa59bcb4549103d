package dk.ramme.people.group;

import dk.ramme.audit.Actors;
import dk.ramme.audit.AuditTrail;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.Groups;
import dk.ramme.people.Me;
import dk.ramme.people.Role;
import dk.ramme.people.UserGroup;
import dk.ramme.people.list.UserList;
import dk.ramme.people.list.UserSelections;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
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
    private static final Role[] MEMBERS = {Role.ORGANISATION_ADMINISTRATOR, Role.USER_ADMINISTRATOR};

    private final ActingAdministrator acting;
    private final Groups groups;
    private final GroupMembers members;
    private final UserSelections selections;
    private final AuditTrail trail;
    private final Actors actors;
    private final Me me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    KeepGroups(
            ActingAdministrator acting,
            Groups groups,
            GroupMembers members,
            UserSelections selections,
            AuditTrail trail,
            Actors actors,
            Me me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.acting = acting;
        this.groups = groups;
        this.members = members;
        this.selections = selections;
        this.trail = trail;
        this.actors = actors;
        this.me = me;
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
        record("GROUP_LEFT", group, left);
        trail.record("GROUP_DELETED", "group", id, Map.of("name", group.name(), "users", left.size()));
    }

    /**
     * Puts whom one has chosen on the list in the group; they are chosen no more. In it already: nothing happens.
     *
     * @return how many were put in
     */
    @Transactional
    public int add(UUID id, UserList list) {
        acting.require(MEMBERS);
        var group = groups.lock(id).orElseThrow(UnknownGroup::new);
        var organisation = Tenancy.organisation();
        var added = members.add(organisation, id, selections.users(organisation, me.user(), list), clock.instant());
        selections.clear(organisation, me.user(), list);
        record("GROUP_JOINED", group, added);
        tell(group, added, List.of());
        return added.size();
    }

    /** Takes the users out of the group; not in it: nothing happens. @return how many were taken out */
    @Transactional
    public int remove(UUID id, Set<UUID> users) {
        acting.require(MEMBERS);
        var group = groups.lock(id).orElseThrow(UnknownGroup::new);
        var removed = members.remove(Tenancy.organisation(), id, users);
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
