package dk.ramme.notification;

import dk.ramme.notification.group.NewsGroup;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.tenancy.TransactionSettings;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The notifications of the organisation's users; each is one person's. */
@Repository
class Notifications {

    private static final String OLDER = " and (created_at, id) <"
            + " (select created_at, id from notification where id = :older and user_id = :user)";

    private static final Logger log = LoggerFactory.getLogger(Notifications.class);

    private final ReadersNotifications readers;
    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final TransactionSettings transaction;
    private final JsonMapper json;
    private final Clock clock;

    Notifications(
            ReadersNotifications readers,
            EntityManager entities,
            JdbcClient jdbc,
            TransactionSettings transaction,
            JsonMapper json,
            Clock clock) {
        this.readers = readers;
        this.entities = entities;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Tells the users, each once. A user who is no more is passed over, and should telling fail, the log has it: it must
     * not undo what is told (R31).
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Collection<UUID> users, News news) {
        transaction.mark("telling");
        try {
            write(users, null, news);
            transaction.unmark("telling");
        } catch (DataAccessException failure) {
            transaction.backTo("telling");
            log.error("{} users are not told of {}", users.size(), news.about(), failure);
        }
    }

    /** Tells those of the users who are active and read this language, in one statement however many they are. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tellActive(Collection<UUID> users, String language, News news) {
        write(users, language, news);
    }

    /**
     * In one statement however many are told; "told once" is kept by the unique key over (organisation_id, user_id, about).
     *
     * @param activeIn null, or the language that whoever is told reads, being active
     */
    private void write(Collection<UUID> users, @Nullable String activeIn, News news) {
        jdbc.sql("""
                insert into notification (id, organisation_id, user_id, kind, arguments, href, created_at, about)
                select gen_random_uuid(), organisation_id, id, :kind, cast(:arguments as jsonb), :href, :now, :about
                from organisation_user where id = any(:users) and organisation_id = :organisation
                    and (cast(:activeIn as text) is null or state = 'ACTIVE' and language = :activeIn)
                on conflict (organisation_id, user_id, about) do nothing
                """)
                .param("kind", news.kind())
                .param("arguments", json.writeValueAsString(news.arguments()))
                .param("href", news.href())
                .param("now", Timestamp.from(clock.instant()))
                .param("about", news.about())
                .param("users", users.toArray(UUID[]::new))
                .param("activeIn", activeIn)
                .param("organisation", Tenancy.organisation())
                .update();
    }

    /** The newest of the user's notifications, or the newest that are older than the given one: walked by key. */
    @Transactional(readOnly = true)
    public List<Notification> newest(UUID user, @Nullable UUID olderThan, Narrowed to, int most) {
        var query = entities.createNativeQuery(
                        "select * from notification where user_id = :user" + (olderThan == null ? "" : OLDER)
                                + to.condition() + " order by created_at desc, id desc",
                        Notification.class)
                .setParameter("user", user)
                .setMaxResults(most);
        if (olderThan != null) {
            query.setParameter("older", olderThan);
        }
        if (to.group() != null) {
            query.setParameter("kinds", to.group().pattern());
        }
        return query.getResultList();
    }

    /** Which of them lead to users who have been deleted, and until when each can be brought back; that is over when empty. */
    @Transactional(readOnly = true)
    public Map<UUID, Optional<Instant>> leadingToDeleted(List<Notification> shown) {
        var users = shown.stream().flatMap(one -> one.leadsToUser().stream()).collect(Collectors.toSet());
        if (users.isEmpty()) return Map.of();
        var back = readers.deleted(Tenancy.organisation(), users, clock.instant()).stream()
                .collect(Collectors.toMap(ReadersNotifications.Deleted::user, one -> Optional.ofNullable(one.until())));
        return shown.stream()
                .filter(one -> one.leadsToUser().filter(back::containsKey).isPresent())
                .collect(Collectors.toMap(
                        Notification::id, one -> back.get(one.leadsToUser().orElseThrow())));
    }

    /** How many the user has not read. */
    @Transactional(readOnly = true)
    public int unread(UUID user) {
        return readers.countByUserIdAndReadAtIsNull(user);
    }

    /** Marks one of the user's own; anything else changes nothing. */
    @Transactional
    public void markRead(UUID user, UUID id) {
        readers.lockUnread(user, id).ifPresent(unread -> {
            unread.markRead(clock.instant());
            readers.save(unread);
        });
    }

    @Transactional
    public void markAllRead(UUID user) {
        readers.markAllRead(user, clock.instant());
    }

    /** Which of them: the unread alone, those of a group alone. */
    record Narrowed(boolean unread, @Nullable NewsGroup group) {

        static final Narrowed NOT = new Narrowed(false, null);

        private String condition() {
            return (unread ? " and read_at is null" : "") + (group == null ? "" : " and kind ~ :kinds");
        }
    }
}
