package dk.ramme.services;

import dk.ramme.login.SignedIn;
import dk.ramme.services.Grant.Kind;
import dk.ramme.tenancy.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What services were granted, as rows. Whether a code or token is good is decided by the statement that uses it, so that of two
 * requests with the same one gets through.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class GrantRows {

    static final Duration CODE = Duration.ofSeconds(60);
    static final Duration ACCESS = Duration.ofMinutes(5);

    /** As long as a login at Ramme may last; then the person logs in anew. */
    static final Duration LONGEST = Duration.ofHours(8);

    private final JdbcClient jdbc;
    private final Clock clock;

    GrantRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The open session of this login at this service, told who it is now; a new one where there is none. */
    UUID session(String service, UUID login, SignedIn me) {
        return jdbc
                .sql("""
                update service_session set issuer = :issuer, subject = :subject, level = :level, auth_time = :authTime
                where login = :login and service_id = :service and user_id = :user and ended_at is null returning id
                """)
                .param("issuer", me.issuer())
                .param("subject", me.subject())
                .param("level", me.level())
                .param("authTime", Timestamp.from(me.authTime()))
                .param("login", login)
                .param("service", service)
                .param("user", me.user())
                .query(UUID.class)
                .stream()
                .findFirst()
                .orElseGet(() -> begin(service, login, me));
    }

    private UUID begin(String service, UUID login, SignedIn me) {
        var id = UUID.randomUUID();
        var now = clock.instant();
        jdbc.sql("""
                insert into service_session (id, organisation_id, service_id, user_id, login, issuer, subject, person, level,
                    auth_time, began_at, ends_at)
                values (:id, :organisation, :service, :user, :login, :issuer, :subject, :person, :level, :authTime, :now, :end)
                """)
                .param("id", id)
                .param("organisation", Tenancy.organisation())
                .param("service", service)
                .param("user", me.user())
                .param("login", login)
                .param("issuer", me.issuer())
                .param("subject", me.subject())
                .param("person", me.personName())
                .param("level", me.level())
                .param("authTime", Timestamp.from(me.authTime()))
                .param("now", Timestamp.from(now))
                .param("end", Timestamp.from(now.plus(LONGEST)))
                .update();
        return id;
    }

    void add(
            UUID grant,
            UUID session,
            Set<String> scopes,
            String redirect,
            @Nullable String challenge,
            @Nullable String nonce) {
        jdbc.sql("""
                insert into service_grant (id, organisation_id, session_id, scopes, redirect, challenge, nonce, made_at)
                values (:id, :organisation, :session, :scopes, :redirect, :challenge, :nonce, :now)
                """)
                .param("id", grant)
                .param("organisation", Tenancy.organisation())
                .param("session", session)
                .param("scopes", String.join(" ", scopes))
                .param("redirect", redirect)
                .param("challenge", challenge)
                .param("nonce", nonce)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    void issue(UUID grant, Kind kind, String token) {
        jdbc.sql("""
                insert into service_token (hash, organisation_id, grant_id, kind, expires_at)
                values (:hash, :organisation, :grant, :kind, :expires)
                """)
                .param("hash", TokenHash.of(token))
                .param("organisation", Tenancy.organisation())
                .param("grant", grant)
                .param("kind", kind.name())
                .param("expires", Timestamp.from(clock.instant().plus(life(kind))))
                .update();
    }

    private static Duration life(Kind kind) {
        return switch (kind) {
            case CODE -> CODE;
            case ACCESS -> ACCESS;
            case REFRESH, ID -> LONGEST;
        };
    }

    /** Uses it up. @return false where somebody has, or it is good for nothing any more */
    boolean use(Grant grant) {
        return jdbc.sql("""
                        update service_token t set used_at = :now from service_grant g, service_session s
                        where t.hash = :hash and t.used_at is null and t.expires_at > :now and g.id = t.grant_id
                            and g.dead_at is null and s.id = g.session_id and s.ended_at is null and s.ends_at > :now
                        """)
                        .param("hash", grant.presented())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** The access token of before: a service has one at a time. */
    void forgetAccess(UUID grant) {
        jdbc.sql("delete from service_token where grant_id = :grant and kind = 'ACCESS'")
                .param("grant", grant)
                .update();
    }

    /** Nothing that came of this code is good any more. */
    void kill(UUID grant) {
        jdbc.sql("update service_grant set dead_at = :now where id = :grant and dead_at is null")
                .param("now", Timestamp.from(clock.instant()))
                .param("grant", grant)
                .update();
    }

    /** On duty, in whichever organisation. */
    Optional<Grant> find(byte[] hash) {
        return jdbc.sql("""
                select t.hash, t.kind, t.expires_at, t.used_at, t.expires_at <= :now or g.dead_at is not null
                        or s.ended_at is not null or s.ends_at <= :now as over,
                    g.id as grant_id, g.scopes, g.redirect, g.challenge, g.nonce, s.id as session_id, s.login, s.organisation_id,
                    s.service_id, s.user_id, s.issuer, s.subject, s.person, s.level, s.auth_time
                from service_token t join service_grant g on g.id = t.grant_id join service_session s on s.id = g.session_id
                where t.hash = :hash
                """)
                .param("hash", hash)
                .param("now", Timestamp.from(clock.instant()))
                .query(GrantRows::grant)
                .optional();
    }

    private static Grant grant(ResultSet row, int number) throws SQLException {
        return new Grant(
                row.getObject("grant_id", UUID.class),
                row.getObject("session_id", UUID.class),
                row.getObject("login", UUID.class),
                row.getString("service_id"),
                me(row),
                Set.of(row.getString("scopes").split(" ")),
                row.getString("redirect"),
                row.getString("challenge"),
                row.getString("nonce"),
                row.getBytes("hash"),
                Kind.valueOf(row.getString("kind")),
                instant(row, "expires_at"),
                row.getTimestamp("used_at") != null,
                row.getBoolean("over"));
    }

    /** Whoever logged in, of the columns of a session. */
    static SignedIn me(ResultSet row) throws SQLException {
        return new SignedIn(
                row.getString("issuer"),
                row.getString("subject"),
                row.getString("person"),
                row.getString("level"),
                instant(row, "auth_time"),
                row.getObject("organisation_id", UUID.class),
                row.getObject("user_id", UUID.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
