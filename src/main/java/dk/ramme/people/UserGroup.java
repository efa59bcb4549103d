package dk.ramme.people;

import dk.ramme.rights.UserRight;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.Nullable;

/**
 * A group of users. It does not carry its members: there may be tens of thousands, and they are put in and taken out many at
 * a time.
 */
@Entity
@Table(name = "user_group")
public class UserGroup {

    private static final int LONGEST = 100;

    @Id
    private UUID id;

    private UUID organisationId;
    private String name;
    private Instant createdAt;

    /** With the group the database takes them too, unread. */
    @OneToMany(mappedBy = "group", cascade = CascadeType.ALL, orphanRemoval = true)
    @OnDelete(action = OnDeleteAction.CASCADE)
    private Set<GroupRight> rights = new HashSet<>();

    @Version
    private @Nullable Integer version;

    protected UserGroup() {}

    private UserGroup(UUID id, UUID organisationId, String name, Instant at) {
        this.id = id;
        this.organisationId = organisationId;
        this.name = name;
        this.createdAt = at;
    }

    /** A new group, with nobody in it. */
    public static UserGroup create(UUID organisationId, String name, Instant at) {
        return new UserGroup(UUID.randomUUID(), organisationId, fit(name), at);
    }

    public void rename(String to) {
        name = fit(to);
    }

    /** Gives whoever is in the group a right of the catalogue; had already: it stays as it is. */
    public void give(UserRight right, Instant at) {
        if (rights.stream().noneMatch(held -> held.code().equals(right.code()))) {
            rights.add(new GroupRight(this, organisationId, right.key(), at));
        }
    }

    /** Takes a right; not had: nothing changes. */
    public void take(UserRight right) {
        rights.removeIf(held -> held.code().equals(right.code()));
    }

    private static String fit(String name) {
        if (name.isBlank() || name.length() > LONGEST) {
            throw new IllegalArgumentException("no name for a group: " + name.length() + " characters");
        }
        return name;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }
}
