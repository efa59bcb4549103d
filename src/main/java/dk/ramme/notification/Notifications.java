package dk.ramme.notification;

import dk.ramme.tenancy.Tenancy;
import dk.ramme.ui.Unread;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The notifications of the organisation's users; each is one person's. */
@Repository
class Notifications implements Unread {

    private static final Logger log = LoggerFactory.getLogger(Notifications.class);
    private static final TypeReference<List<Object>> ARGUMENTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Notifications(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Tells the users, each once. A user who is no more is passed over, and should telling fail, the log has it: it must
     * not undo what is told (R31).
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Collection<UUID> users, News news) {
        jdbc.sql("savepoint telling").update();
        try {
            write(users, null, news);
            jdbc.sql("release savepoint telling").update();
        } catch (DataAccessException failure) {
            jdbc.sql("rollback to savepoint telling").update();
            log.error("{} users are not told of {}", users.size(), news.about(), failure);
        }
    }

    /** Tells those of the users who are active and read this language, in one statement however many they are. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tellActive(Collection<UUID> users, String language, News news) {
        write(users, language, news);
    }

    /** @param activeIn null, or the language that whoever is told reads, being active */
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
                .param("now", now())
                .param("about", news.about())
                .param("users", users.toArray(UUID[]::new))
                .param("activeIn", activeIn)
                .param("organisation", Tenancy.organisation())
                .update();
    }

    /** The newest of the user's notifications, or the newest that are older than the given one. */
    @Transactional(readOnly = true)
    public List<Notification> newest(UUID user, @Nullable UUID olderThan, Narrowed to, int most) {
        return jdbc.sql("""
                select * from notification where user_id = :user and (cast(:older as uuid) is null
                    or (created_at, id) < (select created_at, id from notification where id = :older and user_id = :user))
                """ + (to.unread() ? " and read_at is null" : "")
                        + (to.group() == null ? "" : " and kind ~ :kinds")
                        + " order by created_at desc, id desc limit :most")
                .param("user", user)
                .param("older", olderThan)
                .param("kinds", to.group() == null ? "" : to.group().pattern())
                .param("most", most)
                .query(this::read)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public int of(UUID user) {
        return jdbc.sql("select count(*) from notification where user_id = :user and read_at is null")
                .param("user", user)
                .query(Integer.class)
                .single();
    }

    /** Marks one of the user's own; anything else changes nothing. */
    @Transactional
    public void markRead(UUID user, UUID id) {
        jdbc.sql("update notification set read_at = :now where id = :id and user_id = :user and read_at is null")
                .param("now", now())
                .param("id", id)
                .param("user", user)
                .update();
    }

    @Transactional
    public void markAllRead(UUID user) {
        jdbc.sql("update notification set read_at = :now where user_id = :user and read_at is null")
                .param("now", now())
                .param("user", user)
                .update();
    }

    private Notification read(ResultSet row, int number) throws SQLException {
        return new Notification(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                json.readValue(row.getString("arguments"), ARGUMENTS),
                row.getString("href"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("read_at") != null);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** Which of them: the unread alone, those of a group alone. */
    record Narrowed(boolean unread, @Nullable NewsGroup group) {

        static final Narrowed NOT = new Narrowed(false, null);
    }
}
