package dk.ramme.people;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
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
