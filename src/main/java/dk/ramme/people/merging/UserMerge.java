package dk.ramme.people.merging;

import dk.ramme.people.Role;
import dk.ramme.people.UserState;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** That a user has become part of another, with what is needed to undo it. */
@Entity
@Table(name = "user_merge")
class UserMerge {

    @Id
    private UUID userId;

    private UUID organisationId;
    private UUID keptId;
    private String mergedByName;
    private Instant mergedAt;

    @Enumerated(EnumType.STRING)
    private UserState formerState;

    private boolean ridMoved;
    private String[] roles;
    private String[] gainedRoles;
    private String[] gainedRights;
    private UUID[] gainedGroups;
    private UUID[] followed;

    private int userVersion;

    private int keptVersion;

    protected UserMerge() {}

    /** @param byName who merged them */
    UserMerge(UUID organisationId, MergeRows.Pair pair, Gained gained, String byName, Instant at) {
        this.userId = pair.gone().id();
        this.organisationId = organisationId;
        this.keptId = pair.kept().id();
        this.mergedByName = byName;
        this.mergedAt = at;
        this.formerState = pair.gone().state();
        this.ridMoved = gained.rid();
        this.roles = names(pair.gone().roles());
        this.gainedRoles = names(gained.roles());
        this.gainedRights = gained.rights().toArray(String[]::new);
        this.gainedGroups = gained.groups().toArray(UUID[]::new);
        this.followed = gained.followed().toArray(UUID[]::new);
    }

    /** Both as they are from now on: whoever touches one of them makes another version of it. */
    void left(int versionOfUser, int versionOfKept) {
        userVersion = versionOfUser;
        keptVersion = versionOfKept;
    }

    /** Whether nobody has touched either since. */
    boolean isUntouched(int versionOfUser, int versionOfKept) {
        return userVersion == versionOfUser && keptVersion == versionOfKept;
    }

    UUID userId() {
        return userId;
    }

    UUID keptId() {
        return keptId;
    }

    UserState formerState() {
        return formerState;
    }

    boolean isRidMoved() {
        return ridMoved;
    }

    /** What the user had who is no more. */
    List<Role> roles() {
        return roles(roles);
    }

    List<Role> gainedRoles() {
        return roles(gainedRoles);
    }

    List<String> gainedRights() {
        return List.of(gainedRights);
    }

    List<UUID> gainedGroups() {
        return List.of(gainedGroups);
    }

    /** Who had become part of the one that is no more. */
    List<UUID> followed() {
        return List.of(followed);
    }

    private static List<Role> roles(String[] names) {
        return Arrays.stream(names).map(Role::valueOf).toList();
    }

    private static String[] names(Collection<Role> roles) {
        return roles.stream().map(Role::name).sorted().toArray(String[]::new);
    }

    /**
     * What the kept one has from the other.
     *
     * @param rid whether the RID number came over
     * @param rights by name
     */
    record Gained(boolean rid, List<Role> roles, List<String> rights, List<UUID> groups, List<UUID> followed) {}
}
