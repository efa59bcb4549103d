package dk.ramme.activation;

import dk.ramme.activation.Activation.Kind;
import dk.ramme.audit.AuditTrail;
import dk.ramme.login.SignedIn;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.LastAdministrators;
import dk.ramme.people.Role;
import dk.ramme.people.need.Attention;
import dk.ramme.people.need.UsersInNeed;
import dk.ramme.people.need.WaitingAgain;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives the app, which costs nothing, to all who have nothing they can log in with, and sends them links to take
 * it into use with (L3). What is done to one, a change of their ways does; here it is one statement over all of them.
 */
@Service
public class AppForStranded {

    /**
     * Keeps what User#offer and User#awaitAnew keep: an active user whom nothing lets in awaits activation. Whoever gives it stays,
     * and so does whom the organisation would be left without administrators for.
     */
    private static final String GIVE = """
            with these as (
                select u.id, 'APP' = any(string_to_array(u.separate_means, ' ')) as had_it
                from organisation_user u where u.organisation_id = :organisation and %s
                order by u.id for no key update),
            chosen as (select id as user_id from these),
            staying as (select u.id from organisation_user u where u.organisation_id = :organisation
                and u.id in (select user_id from chosen) and (u.id = :by or %s))
            update organisation_user u set version = u.version + 1,
                separate_means = case when these.had_it then u.separate_means else rtrim('APP ' || u.separate_means) end,
                self_activated_at = case when u.id in (select id from staying) then u.self_activated_at end,
                state = case when u.id in (select id from staying) then u.state else 'AWAITING_ACTIVATION' end
            from these where u.id = these.id and not (these.had_it and u.id in (select id from staying))
            returning u.id, these.had_it
            """.formatted(Attention.withoutWayIn(), LastAdministrators.SQL);

    private final ActingAdministrator acting;
    private final UsersInNeed inNeed;
    private final ActivationChoice choice;
    private final BulkActivation runs;
    private final JdbcClient jdbc;
    private final AuditTrail trail;

    AppForStranded(
            ActingAdministrator acting,
            UsersInNeed inNeed,
            ActivationChoice choice,
            BulkActivation runs,
            JdbcClient jdbc,
            AuditTrail trail) {
        this.acting = acting;
        this.inNeed = inNeed;
        this.choice = choice;
        this.runs = runs;
        this.jdbc = jdbc;
        this.trail = trail;
    }

    /**
     * Given already, by a second click or a colleague: nobody is left, and nothing happens.
     *
     * @return the run that sends the links; empty where there was nobody, or the organisation does not offer the app
     * @throws org.springframework.security.access.AccessDeniedException when whoever acts manages no users any more
     */
    @Transactional
    public Optional<UUID> give(SignedIn me) {
        var by = acting.require(Role.USER_ADMINISTRATOR);
        var policy = by.organisation().loginPolicy();
        if (!policy.offers(IdentificationMeans.APP)) {
            return Optional.empty();
        }
        var given = jdbc.sql(GIVE)
                .param("organisation", Tenancy.organisation())
                .params(inNeed.parameters(policy))
                .param("by", by.id())
                .query(Given.class)
                .list();
        if (given.isEmpty()) {
            return Optional.empty();
        }
        record(given);
        var run = choice.choose(me, Kind.LINKS, given.stream().map(Given::id).collect(Collectors.toSet()));
        runs.start(run, me);
        return Optional.of(run);
    }

    /** Whoever had it and never took it into use, or cannot use it any more, is sent a new link to it. */
    private void record(List<Given> given) {
        trail.recordEach(
                "USER_WAYS_CHANGED",
                "user",
                given.stream()
                        .filter(one -> !one.hadIt())
                        .collect(Collectors.toMap(Given::id, one -> Map.of("given", IdentificationMeans.APP))));
        trail.recordEach(
                WaitingAgain.EVENT,
                "user",
                given.stream().filter(Given::hadIt).collect(Collectors.toMap(Given::id, one -> Map.of())));
    }

    private record Given(UUID id, boolean hadIt) {}
}
