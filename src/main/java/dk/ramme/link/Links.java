package dk.ramme.link;

import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.LinkToken;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes, finds and uses mailed links. Each thing has at most one live link; a new one kills the former. */
@Service
public class Links {

    private final MailedLinks links;
    private final LinkRows rows;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Links(MailedLinks links, LinkRows rows, Clock clock, TransactionTemplate transaction) {
        this.links = links;
        this.rows = rows;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Makes a link in the current organisation and kills the former one. The token is known only to the caller. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Issued issue(LinkPurpose purpose, UUID subjectId) {
        revoke(purpose, subjectId);
        var issued = fresh(purpose, subjectId, clock.instant());
        links.saveAndFlush(issued.link());
        return issued;
    }

    /**
     * Makes a link to each of the things, in their order, and kills the former ones: two statements however many. At most
     * one link to a thing is open, which the unique index link_live decides.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Issued> issueAll(LinkPurpose purpose, List<UUID> subjectIds) {
        revokeAll(purpose, subjectIds);
        var now = clock.instant();
        var issued =
                subjectIds.stream().map(subject -> fresh(purpose, subject, now)).toList();
        rows.add(issued.stream().map(Issued::link).toList(), purpose, now);
        return issued;
    }

    private static Issued fresh(LinkPurpose purpose, UUID subjectId, Instant now) {
        var token = LinkToken.fresh();
        return new Issued(new MailedLink(purpose, subjectId, token, now), token);
    }

    /** Kills the live link to the thing, if there is one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void revoke(LinkPurpose purpose, UUID subjectId) {
        links.lockOpen(purpose, subjectId).ifPresent(link -> {
            link.revoke(clock.instant());
            links.saveAndFlush(link);
        });
    }

    /** Kills the open links to these things, in one statement however many; what MailedLink#revoke does to one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void revokeAll(LinkPurpose purpose, List<UUID> subjectIds) {
        links.revokeAll(Tenancy.organisation(), purpose, subjectIds, clock.instant());
    }

    /**
     * The live link with this token, in whatever organisation. Unknown, used, replaced and expired tokens are all
     * empty: whoever follows one learns nothing. Changes nothing. Call it outside a transaction.
     */
    public Optional<MailedLink> findLive(String token, LinkPurpose purpose) {
        return findMailed(token, purpose).filter(this::isLive);
    }

    /** The live link with this id; for the way back from login. Call it outside a transaction. */
    public Optional<MailedLink> findLive(UUID id, LinkPurpose purpose) {
        return findMailed(id, purpose).filter(this::isLive);
    }

    /** The link with this token, live or dead: for whoever had it mailed and comes late. Call it outside a transaction. */
    public Optional<MailedLink> findMailed(String token, LinkPurpose purpose) {
        return LinkToken.parse(token).flatMap(parsed -> anywhere(purpose, () -> links.withToken(parsed.hash())));
    }

    /** The link with this id, live or dead. Call it outside a transaction. */
    public Optional<MailedLink> findMailed(UUID id, LinkPurpose purpose) {
        return anywhere(purpose, () -> links.findById(id));
    }

    private Optional<MailedLink> anywhere(LinkPurpose purpose, Supplier<Optional<MailedLink>> find) {
        return Tenancy.on(CrossTenantTask.LINK, () -> transaction.execute(status -> find.get()))
                .filter(link -> link.purpose() == purpose);
    }

    private boolean isLive(MailedLink link) {
        return link.isLive(clock.instant());
    }

    /**
     * Gives each of the links one token more, in their order: a reminder leads to the same link as the first mail, which
     * goes on working, and the first token is known to nobody any more. One statement however many: reminders come by the
     * hundred, and a token leads to one link, which the primary key decides.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<LinkToken> addTokens(List<UUID> linkIds) {
        var tokens = linkIds.stream().map(id -> LinkToken.fresh()).toList();
        rows.addTokens(linkIds, tokens, clock.instant());
        return tokens;
    }

    /** Uses the link up; exactly one caller gets true. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean use(UUID id) {
        var now = clock.instant();
        var live = links.lockOpen(id).filter(link -> link.isLive(now));
        live.ifPresent(link -> {
            link.use(now);
            links.saveAndFlush(link);
        });
        return live.isPresent();
    }

    /** Whether the link still lives, seen in the caller's transaction: whoever replaces links locks what they lead to. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isLive(UUID id) {
        return links.findById(id).filter(this::isLive).isPresent();
    }

    /** How many links to the thing have been made since then, dead ones too: for whoever limits it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int madeSince(LinkPurpose purpose, UUID subjectId, Instant since) {
        return links.countByPurposeAndSubjectIdAndCreatedAtAfter(purpose, subjectId, since);
    }

    /** When the live link to the thing runs out; also one that has run out and was not replaced. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Instant> expiry(LinkPurpose purpose, UUID subjectId) {
        return links.open(purpose, subjectId).map(MailedLink::expiresAt);
    }

    /** The same of many things, asked once for all; those without a link are not in it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<UUID, Instant> expiries(LinkPurpose purpose, Collection<UUID> subjectIds) {
        return subjectIds.isEmpty()
                ? Map.of()
                : links.open(purpose, subjectIds).stream()
                        .collect(Collectors.toMap(MailedLink::subjectId, MailedLink::expiresAt));
    }

    /** A new link and its token, which is mailed and then forgotten. */
    public record Issued(MailedLink link, LinkToken token) {}
}
