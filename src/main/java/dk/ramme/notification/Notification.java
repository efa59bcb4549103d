package dk.ramme.notification;

import dk.ramme.tenancy.OrganisationOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Something that one person is told in the notification centre. Many are written at once; one is marked as read. */
@Entity
@Table(name = "notification")
class Notification extends OrganisationOwned {

    private static final Pattern USERS_PAGE = Pattern.compile("/users/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    @Column(updatable = false)
    private UUID userId;

    @Column(updatable = false)
    private String kind;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private List<Object> arguments;

    @Column(updatable = false)
    private String href;

    @Column(updatable = false)
    private Instant createdAt;

    private @Nullable Instant readAt;

    protected Notification() {}

    /** Its reader has seen it. @throws IllegalStateException when they had before */
    void markRead(Instant at) {
        if (read()) {
            throw new IllegalStateException("the notification was read before: " + id());
        }
        readAt = at;
    }

    public boolean read() {
        return readAt != null;
    }

    public String kind() {
        return kind;
    }

    public String href() {
        return href;
    }

    public Instant at() {
        return createdAt;
    }

    public String titleKey() {
        return "notifications.kind." + kind;
    }

    /** Some news lead nowhere but to themselves. */
    public boolean linked() {
        return !href.equals("/notifications");
    }

    /** The user whose page it leads to, if it leads to one's. */
    Optional<UUID> leadsToUser() {
        var page = USERS_PAGE.matcher(href);
        return page.matches() ? Optional.of(UUID.fromString(page.group(1))) : Optional.empty();
    }

    public String linkKey() {
        return titleKey() + ".link";
    }

    List<Object> arguments() {
        return arguments;
    }

    public Object[] filledIn() {
        return arguments.toArray();
    }
}
