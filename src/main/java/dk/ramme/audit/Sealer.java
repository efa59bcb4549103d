package dk.ramme.audit;

import dk.ramme.audit.Chain.Head;
import dk.ramme.audit.Chain.Place;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Numbers and chains the rows of the trail after they were committed. Writers wait for nobody; one sealer at a time works
 * through what they left in the queue, in one transaction a lot, so that it can die at any point.
 */
@Component
class Sealer {

    static final int LOT = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

    private static final long LOCK = 0x52414d4d45_01L;

    private static final String WAITING = """
            select q.event_id, q.organisation_id, (extract(epoch from q.written_at) * 1000000)::bigint, e.id is null,
            """ + Chain.FIELDS + """
            from audit_unsealed q left join audit_event e on e.id = q.event_id
            where cast(:all as boolean) or q.organisation_id is not distinct from cast(:organisation as uuid)
            order by q.event_id limit %s
            """.formatted(LOT);

    /** What is sealed waits no more. */
    private static final String SEAL = """
            with taken as (delete from audit_unsealed where event_id = any(cast(:ids as bigint[]))
                returning event_id, organisation_id, written_at)
            insert into audit_seal (event_id, organisation_id, position, written_at, digest, hash)
            select q.event_id, q.organisation_id, s.position, q.written_at, s.digest, s.hash
            from unnest(cast(:ids as bigint[]), cast(:positions as bigint[]), cast(:digests as bytea[]),
                cast(:hashes as bytea[])) as s (event_id, position, digest, hash)
            join taken q on q.event_id = s.event_id
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final HeadsFile heads;

    Sealer(JdbcClient jdbc, TransactionTemplate transaction, HeadsFile heads) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.heads = heads;
    }

    /**
     * @return how many rows were sealed; none while another sealer is at work
     * @throws RuntimeException where some cannot be sealed, when the chains of all others have been
     */
    int seal() {
        try {
            return seal(true, null);
        } catch (RuntimeException failure) {
            LOG.error("The trail cannot be sealed; each organisation's is tried by itself", failure);
            sealEach();
            throw failure;
        }
    }

    private void sealEach() {
        var chains = Tenancy.on(
                CrossTenantTask.SEAL,
                () -> Objects.requireNonNull(transaction.execute(
                        status -> jdbc.sql("select distinct organisation_id from audit_unsealed")
                                .query((row, number) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                                .list())));
        for (var chain : chains) {
            try {
                seal(false, chain.orElse(null));
            } catch (RuntimeException failure) {
                LOG.error("The trail of organisation {} cannot be sealed", chain, failure);
            }
        }
    }

    private int seal(boolean all, @Nullable UUID organisation) {
        var sealed = Tenancy.on(
                CrossTenantTask.SEAL,
                () -> Objects.requireNonNull(transaction.execute(status -> sealLot(all, organisation))));
        sealed.heads.forEach(heads::moved);
        heads.writeWhenDue();
        return sealed.rows;
    }

    private Sealed sealLot(boolean all, @Nullable UUID organisation) {
        var alone = jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
        if (!alone) {
            return new Sealed(0, Map.of());
        }
        var rows = jdbc.sql(WAITING)
                .param("all", all)
                .param("organisation", organisation)
                .query(Sealer::waiting)
                .list();
        Map<Optional<UUID>, Head> ends = new HashMap<>();
        List<Link> links = new ArrayList<>();
        for (var row : rows) {
            var chain = Optional.ofNullable(row.organisation());
            var head = ends.computeIfAbsent(chain, this::head);
            var place = new Place(head.position() + 1, row.eventId(), row.writtenAt(), row.digest());
            var hash = Chain.hash(head.hash(), row.organisation(), place);
            links.add(new Link(place, hash));
            ends.put(chain, new Head(place.position(), hash));
        }
        write(links);
        return new Sealed(rows.size(), ends);
    }

    private void write(List<Link> links) {
        if (links.isEmpty()) {
            return;
        }
        jdbc.sql(SEAL)
                .param("ids", links.stream().map(link -> link.place().eventId()).toArray(Long[]::new))
                .param(
                        "positions",
                        links.stream().map(link -> link.place().position()).toArray(Long[]::new))
                .param(
                        "digests",
                        links.stream().map(link -> link.place().digest()).toArray(byte[][]::new))
                .param("hashes", links.stream().map(Link::hash).toArray(byte[][]::new))
                .update();
    }

    private Head head(Optional<UUID> organisation) {
        var of = organisation.isPresent() ? "organisation_id = :organisation" : "organisation_id is null";
        var found = jdbc.sql("select position, hash from audit_seal where " + of + " order by position desc limit 1");
        return (organisation.isPresent() ? found.param("organisation", organisation.get()) : found)
                .query((row, number) -> new Head(row.getLong(1), row.getBytes(2)))
                .optional()
                .orElse(Head.NONE);
    }

    private static Waiting waiting(ResultSet row, int number) throws SQLException {
        return new Waiting(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getLong(3),
                row.getBoolean(4) ? Chain.OF_NOTHING : Chain.digest(row, 5));
    }

    private record Waiting(long eventId, @Nullable UUID organisation, long writtenAt, byte[] digest) {}

    private record Link(Place place, byte[] hash) {}

    private record Sealed(int rows, Map<Optional<UUID>, Head> heads) {}
}
