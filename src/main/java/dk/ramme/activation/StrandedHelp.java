package dk.ramme.activation;

import dk.ramme.audit.Actors;
import dk.ramme.audit.AuditTrail;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.MeansConverter;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Hindrance;
import dk.ramme.people.LastAdministrators;
import dk.ramme.people.Users;
import dk.ramme.people.need.Attention;
import dk.ramme.people.need.UsersInNeed;
import dk.ramme.people.need.WaitingAgain;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What users need who can log in with nothing, besides being given something: whoever is active among them has to come by a link
 * again, as when it is done to one, and is sent it. Whoever does it stays active, and so does whom the organisation would be
 * left without administrators for. Many at once, hence SQL; whoever calls has locked the organisation and the users.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class StrandedHelp {

    private static final MeansConverter MEANS = new MeansConverter();

    private static final String STAYS = "u.state = 'ACTIVE' and (u.id = :by or " + LastAdministrators.SQL + ")";
    private static final String STRANDED = "(" + Attention.withoutWayIn() + " and not (" + STAYS + "))";

    private static final String THESE =
            "with chosen as (select user_id from unnest(cast(:users as uuid[])) as user_id) ";
    private static final String AMONG_THEM =
            " u.organisation_id = :organisation and u.id in (select c.user_id from chosen c) and ";

    /** Keeps what User#awaitAnew keeps. */
    private static final String AWAIT = THESE
            + "update organisation_user u set version = u.version + 1, state = 'AWAITING_ACTIVATION', self_activated_at = null"
            + " where" + AMONG_THEM + "u.state = 'ACTIVE' returning u.id";

    private final Organisations organisations;
    private final UsersInNeed inNeed;
    private final Users users;
    private final IssuingLinks issuing;
    private final Actors actors;
    private final AuditTrail trail;
    private final JdbcClient jdbc;
    private final Clock clock;

    StrandedHelp(
            Organisations organisations,
            UsersInNeed inNeed,
            Users users,
            IssuingLinks issuing,
            Actors actors,
            AuditTrail trail,
            JdbcClient jdbc,
            Clock clock) {
        this.organisations = organisations;
        this.inNeed = inNeed;
        this.users = users;
        this.issuing = issuing;
        this.actors = actors;
        this.trail = trail;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Nothing stands in their way, and of all others this. @param by who does it */
    public Hindrance orElse(Hindrance ofOthers, UUID by) {
        var parameters = new HashMap<>(ofOthers.parameters());
        parameters.putAll(inNeed.parameters(organisation().loginPolicy()));
        parameters.put("by", by);
        return new Hindrance("case when " + STRANDED + " then null else (" + ofOthers.reason() + ") end", parameters);
    }

    /** Those among them who can log in with nothing, and the separate means they were given. @param by who does it */
    public Map<UUID, Set<IdentificationMeans>> among(Collection<UUID> these, UUID by) {
        var stranded = new HashMap<UUID, Set<IdentificationMeans>>();
        ask(THESE + "select u.id, u.separate_means from organisation_user u where" + AMONG_THEM + STRANDED, these)
                .params(inNeed.parameters(organisation().loginPolicy()))
                .param("by", by)
                .query(row -> {
                    stranded.put(
                            row.getObject("id", UUID.class),
                            MEANS.convertToEntityAttribute(row.getString("separate_means")));
                });
        return stranded;
    }

    /** They have been given something, and come by a link from now on. @param byName who has sent it, as the mail says */
    public void bringBack(Collection<UUID> these, String byName) {
        if (these.isEmpty()) {
            return;
        }
        var awaiting = ask(AWAIT, these).query(UUID.class).list();
        trail.recordEach(
                WaitingAgain.EVENT, "user", awaiting.stream().collect(Collectors.toMap(id -> id, id -> Map.of())));
        var rules = ExclusionRules.of(inNeed.parameters(organisation().loginPolicy()), clock.instant());
        var reached = ask(
                        THESE + "select u.id from organisation_user u where" + AMONG_THEM + "(" + SendingLinks.HINDRANCE
                                + ") is null",
                        these)
                .params(rules.parameters())
                .query(UUID.class)
                .list();
        if (!reached.isEmpty()) {
            trail.recordAll(actors.current(), "ACTIVATION_LINK_RESENT", "user", reached, Map.of());
            issuing.issue(users.addressed(reached), organisation(), byName, true);
        }
    }

    private JdbcClient.StatementSpec ask(String sql, Collection<UUID> these) {
        return jdbc.sql(sql).param("organisation", Tenancy.organisation()).param("users", these.toArray(UUID[]::new));
    }

    private Organisation organisation() {
        return organisations.findById(Tenancy.organisation()).orElseThrow();
    }
}
