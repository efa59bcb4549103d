package dk.ramme.link;

import dk.ramme.tenancy.Duty;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.LinkToken;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes, finds and uses mailed links. Each thing has at most one live link; a new one kills the former. */
@Service
public class Links {

    private static final String LIVE = "used_at is null and revoked_at is null and expires_at > :now";
    private static final String WITH_TOKEN =
            "id in (select id from link where token_hash = :key union select link_id from link_token where token_hash = :key)";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Links(JdbcClient jdbc, Clock clock, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Makes a link in the current organisation and kills the former one. The token is known only to the caller. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Issued issue(LinkPurpose purpose, UUID subjectId) {
        return issueAll(purpose, List.of(subjectId)).get(0);
    }

    /** Makes a link to each of the things, in their order, and kills the former ones: two statements however many. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Issued> issueAll(LinkPurpose purpose, List<UUID> subjectIds) {
        revokeAll(purpose, subjectIds);
        var now = clock.instant();
        var expires = now.plus(purpose.lifetime());
        var issued = subjectIds.stream()
                .map(subject -> new Issued(
                        new MailedLink(UUID.randomUUID(), Tenancy.organisation(), purpose, subject, expires),
                        LinkToken.fresh()))
                .toList();
        jdbc.sql("""
                insert into link (id, organisation_id, purpose, subject_id, token_hash, created_at, expires_at)
                select made.id, :organisation, :purpose, made.subject, made.hash, :now, :expires
                from unnest(:ids, :subjects, :hashes) as made (id, subject, hash)
                """)
                .param("organisation", Tenancy.organisation())
                .param("purpose", purpose.name())
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(expires))
                .param("ids", issued.stream().map(one -> one.link().id()).toArray(UUID[]::new))
                .param("subjects", subjectIds.toArray(UUID[]::new))
                .param("hashes", issued.stream().map(one -> one.token().hash()).toArray(byte[][]::new))
                .update();
        return issued;
    }

    /** Kills the live link to the thing, if there is one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void revoke(LinkPurpose purpose, UUID subjectId) {
        revokeAll(purpose, List.of(subjectId));
    }

    /** Kills the live links to these things. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void revokeAll(LinkPurpose purpose, List<UUID> subjectIds) {
        jdbc.sql("""
                update link set revoked_at = :now
                where organisation_id = :organisation and purpose = :purpose and subject_id = any(:subjects)
                    and used_at is null and revoked_at is null
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("organisation", Tenancy.organisation())
                .param("purpose", purpose.name())
                .param("subjects", subjectIds.toArray(UUID[]::new))
                .update();
    }

    /**
     * The live link with this token, in whatever organisation. Unknown, used, replaced and expired tokens are all
     * empty: whoever follows one learns nothing. Changes nothing. Call it outside a transaction.
     */
    public Optional<MailedLink> findLive(String token, LinkPurpose purpose) {
        return LinkToken.parse(token)
                .flatMap(parsed -> Tenancy.on(
                        Duty.LINK,
                        () -> transaction.execute(status -> byCondition(LIVE, WITH_TOKEN, parsed.hash(), purpose))));
    }

    /** The link with this token, live or dead: for whoever had it mailed and comes late. Call it outside a transaction. */
    public Optional<MailedLink> findMailed(String token, LinkPurpose purpose) {
        return LinkToken.parse(token)
                .flatMap(parsed -> Tenancy.on(
                        Duty.LINK,
                        () -> transaction.execute(status -> byCondition("true", WITH_TOKEN, parsed.hash(), purpose))));
    }

    /** The link with this id, live or dead. Call it outside a transaction. */
    public Optional<MailedLink> findMailed(UUID id, LinkPurpose purpose) {
        return Tenancy.on(
                Duty.LINK, () -> transaction.execute(status -> byCondition("true", "id = :key", id, purpose)));
    }

    /** The live link with this id; for the way back from login. Call it outside a transaction. */
    public Optional<MailedLink> findLive(UUID id, LinkPurpose purpose) {
        return Tenancy.on(Duty.LINK, () -> transaction.execute(status -> byCondition(LIVE, "id = :key", id, purpose)));
    }

    /**
     * Gives each of the links one token more, in their order: a reminder leads to the same link as the first mail, which
     * goes on working, and the first token is known to nobody any more.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<LinkToken> addTokens(List<UUID> linkIds) {
        var tokens = linkIds.stream().map(id -> LinkToken.fresh()).toList();
        jdbc.sql("""
                insert into link_token (token_hash, organisation_id, link_id, created_at)
                select more.hash, :organisation, more.link, :now from unnest(:hashes, :links) as more (hash, link)
                """)
                .param("organisation", Tenancy.organisation())
                .param("now", Timestamp.from(clock.instant()))
                .param("hashes", tokens.stream().map(LinkToken::hash).toArray(byte[][]::new))
                .param("links", linkIds.toArray(UUID[]::new))
                .update();
        return tokens;
    }

    /** Uses the link up; exactly one caller gets true. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean use(UUID id) {
        return jdbc.sql("""
                update link set used_at = :now
                where id = :id and used_at is null and revoked_at is null and expires_at > :now
                """)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Whether the link still lives, seen in the caller's transaction: whoever replaces links locks what they lead to. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isLive(UUID id) {
        return jdbc.sql("""
                select exists (select from link
                    where id = :id and used_at is null and revoked_at is null and expires_at > :now)
                """)
                .param("id", id)
                .param("now", Timestamp.from(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    /** How many links to the thing have been made since then, dead ones too: for whoever limits it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int madeSince(LinkPurpose purpose, UUID subjectId, Instant since) {
        return jdbc.sql("""
                select count(*) from link
                where organisation_id = :organisation and purpose = :purpose and subject_id = :subject
                    and created_at > :since
                """)
                .param("organisation", Tenancy.organisation())
                .param("purpose", purpose.name())
                .param("subject", subjectId)
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    /** When the live link to the thing runs out; also one that has run out and was not replaced. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Instant> expiry(LinkPurpose purpose, UUID subjectId) {
        return jdbc.sql("""
                select expires_at from link
                where purpose = :purpose and subject_id = :subject and used_at is null and revoked_at is null
                """)
                .param("purpose", purpose.name())
                .param("subject", subjectId)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    private Optional<MailedLink> byCondition(String life, String condition, Object key, LinkPurpose purpose) {
        return jdbc.sql("""
                select id, organisation_id, purpose, subject_id, expires_at from link
                where purpose = :purpose and
                """ + life + " and " + condition)
                .param("purpose", purpose.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("key", key)
                .query((row, n) -> new MailedLink(
                        row.getObject("id", UUID.class),
                        row.getObject("organisation_id", UUID.class),
                        LinkPurpose.valueOf(row.getString("purpose")),
                        row.getObject("subject_id", UUID.class),
                        row.getTimestamp("expires_at").toInstant()))
                .optional();
    }

    /** A new link and its token, which is mailed and then forgotten. */
    public record Issued(MailedLink link, LinkToken token) {}
}
