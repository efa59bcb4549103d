package dk.ramme.services;

import dk.ramme.audit.AuditTrail;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.Role;
import dk.ramme.services.MyServices.NotThere;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Which services the users of an organisation may log in to and do, and how an administrator shuts one out (O2). */
@Service
class ServiceUse {

    private final Organisations organisations;
    private final SelfServices services;
    private final ActingAdministrator acting;
    private final SessionEnds ends;
    private final AuditTrail trail;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ServiceUse(
            Organisations organisations,
            SelfServices services,
            ActingAdministrator acting,
            SessionEnds ends,
            AuditTrail trail,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.organisations = organisations;
        this.services = services;
        this.acting = acting;
        this.ends = ends;
        this.trail = trail;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Those that are there for this organisation, by name. */
    List<InUse> of(UUID organisation) {
        return in(
                organisation,
                () -> jdbc.sql("""
                        select v.id, v.name, v.contact, l.version as logo, 'cpr' = any(string_to_array(v.scopes, E'\\n')) as cpr,
                            (select count(distinct s.user_id) from service_session s where s.organisation_id = :organisation
                                and s.service_id = v.id and s.ended_at is null) as people,
                            (select max(s.began_at) from service_session s where s.organisation_id = :organisation
                                and s.service_id = v.id) as used,
                            exists (select from service_block b where b.organisation_id = :organisation and b.service_id = v.id) as shut
                        from service v left join service_logo l on l.service_id = v.id
                        where v.retired_at is null and (v.only_for = '' or :cvr = any(string_to_array(v.only_for, E'\\n')))
                        order by v.name collate "da-x-icu", v.id
                        """)
                        .param("organisation", organisation)
                        .param("cvr", organisations.cvrOf(organisation).orElseThrow())
                        .query((row, number) -> new InUse(
                                row.getString("id"),
                                row.getString("name"),
                                row.getString("logo"),
                                row.getString("contact"),
                                row.getBoolean("cpr"),
                                row.getInt("people"),
                                instant(row.getTimestamp("used")),
                                row.getBoolean("shut")))
                        .list());
    }

    /**
     * From now on its users log in there or do not; whoever is logged in is out.
     *
     * @return what it is called
     * @throws NotThere when there is no such service
     */
    String let(UUID organisation, String id, boolean in) {
        return in(organisation, () -> {
            acting.require(Role.ORGANISATION_ADMINISTRATOR);
            var service = services.findById(id).orElseThrow(() -> new NotThere("no service " + id));
            if (in ? open(organisation, id) : shut(organisation, id)) {
                if (!in) ends.ofServiceHere(id);
                var action = in ? "SERVICE_LET_IN" : "SERVICE_SHUT_OUT";
                trail.record(action, "organisation", organisation, Map.of("service", id));
            }
            return service.name();
        });
    }

    private boolean shut(UUID organisation, String id) {
        return jdbc.sql("""
                        insert into service_block (organisation_id, service_id, blocked_at) values (:organisation, :service, :now)
                        on conflict do nothing
                        """)
                        .param("organisation", organisation)
                        .param("service", id)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    private boolean open(UUID organisation, String id) {
        return jdbc.sql("delete from service_block where organisation_id = :organisation and service_id = :service")
                        .param("organisation", organisation)
                        .param("service", id)
                        .update()
                == 1;
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private <T> T in(UUID organisation, Supplier<T> work) {
        try (var scope = Tenancy.enter(organisation, CrossTenantTask.SERVICE)) {
            return Objects.requireNonNull(transaction.execute(status -> work.get()));
        }
    }

    /**
     * A service as an organisation sees it.
     *
     * @param logo the version of it; null where it has none
     * @param cpr whether it may be told CPR numbers
     * @param people how many of its users are logged in there now
     * @param used when one of them logged in last; null when nobody has
     */
    record InUse(
            String id,
            String name,
            @Nullable String logo,
            String contact,
            boolean cpr,
            int people,
            @Nullable Instant used,
            boolean shut) {}
}
