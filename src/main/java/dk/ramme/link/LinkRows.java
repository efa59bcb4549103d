package dk.ramme.link;

import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.LinkToken;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Links, tokens and codes made for many at once, hence SQL: as many statements however many they are. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class LinkRows {

    private final JdbcClient jdbc;

    LinkRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** At most one link to a thing is open, which the unique index link_live decides. */
    void add(List<MailedLink> links, LinkPurpose purpose, Instant now) {
        jdbc.sql("""
                insert into link (id, organisation_id, purpose, subject_id, token_hash, created_at, expires_at)
                select made.id, :organisation, :purpose, made.subject, made.hash, :now, :expires
                from unnest(:ids, :subjects, :hashes) as made (id, subject, hash)
                """)
                .param("organisation", Tenancy.organisation())
                .param("purpose", purpose.name())
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(now.plus(purpose.lifetime())))
                .param("ids", links.stream().map(MailedLink::id).toArray(UUID[]::new))
                .param("subjects", links.stream().map(MailedLink::subjectId).toArray(UUID[]::new))
                .param("hashes", links.stream().map(MailedLink::tokenHash).toArray(byte[][]::new))
                .update();
    }

    /** A token leads to one link, which the primary key decides. @param links in the order of the tokens */
    void addTokens(List<UUID> links, List<LinkToken> tokens, Instant now) {
        jdbc.sql("""
                insert into link_token (token_hash, organisation_id, link_id, created_at)
                select more.hash, :organisation, more.link, :now from unnest(:hashes, :links) as more (hash, link)
                """)
                .param("organisation", Tenancy.organisation())
                .param("now", Timestamp.from(now))
                .param("hashes", tokens.stream().map(LinkToken::hash).toArray(byte[][]::new))
                .param("links", links.toArray(UUID[]::new))
                .update();
    }

    /** At most one code of a user is open, which the unique index activation_code_live decides. @param hashes by user */
    void addCodes(Map<UUID, String> hashes, Instant now, Instant until) {
        jdbc.sql("""
                insert into activation_code (id, organisation_id, user_id, code_hash, created_at, expires_at)
                select gen_random_uuid(), :organisation, of_user, hash, :now, :until
                from unnest(:users, :hashes) as made (of_user, hash)
                """)
                .param("organisation", Tenancy.organisation())
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .param("users", hashes.keySet().toArray(UUID[]::new))
                .param("hashes", hashes.values().toArray(String[]::new))
                .update();
    }

    /**
     * Locks one user by their id, who is an entity of a module above this one, and is not read. Finds nothing where it is an
     * appointment.
     */
    void lockUser(UUID subject) {
        jdbc.sql("""
                select id from organisation_user where organisation_id = :organisation and id = :subject for no key update
                """)
                .param("organisation", Tenancy.organisation())
                .param("subject", subject)
                .query(UUID.class)
                .list();
    }
}
