package dk.ramme.audit;

import dk.ramme.audit.Chain.Head;
import dk.ramme.audit.Chain.Place;
import dk.ramme.audit.ChainVerifier.ChainFault.Kind;
import dk.ramme.audit.HeadsFile.Noted;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the trail and its seals as they were at one moment, and names what does not fit. */
class ChainVerifier {

    /** A row is written within its transaction, and its clock is not the database's. */
    private static final Duration APART = Duration.ofHours(1);

    private static final int FETCH = 2_000;

    private static final String SEALS = """
            select s.organisation_id, s.position, s.event_id, (extract(epoch from s.written_at) * 1000000)::bigint, s.digest,
                s.hash, e.id is null, coalesce(abs(extract(epoch from e.at - s.written_at)), 0) > ?,
                e.action || ', ' || e.at,
            """ + Chain.FIELDS + """
            from audit_seal s left join audit_event e on e.id = s.event_id
            where cast(? as uuid) is null or s.organisation_id = cast(? as uuid) order by s.organisation_id, s.position
            """;

    private static final String UNSEALED = """
            select e.organisation_id, e.id, e.action || ', ' || e.at from audit_event e
            where not exists (select from audit_seal s where s.event_id = e.id)
              and not exists (select from audit_unsealed q where q.event_id = e.id)
              and (cast(? as uuid) is null or e.organisation_id = cast(? as uuid)) order by e.id
            """;

    private static final String WAITING = """
            select q.organisation_id, q.event_id, e.id is null from audit_unsealed q
            left join audit_event e on e.id = q.event_id
            where (e.id is null or q.written_at < now() - make_interval(secs => ?))
              and (cast(? as uuid) is null or q.organisation_id = cast(? as uuid)) order by q.event_id
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    ChainVerifier(JdbcTemplate template, PlatformTransactionManager transactions) {
        this.jdbc = new JdbcTemplate(Objects.requireNonNull(template.getDataSource()));
        jdbc.setFetchSize(FETCH);
        this.transaction = new TransactionTemplate(transactions);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        transaction.setReadOnly(true);
    }

    /**
     * @param organisation whose chain, or none for every one
     * @param noted ends of chains known from elsewhere
     * @return how many rows were found as they were sealed
     */
    Verified verify(@Nullable UUID organisation, List<Noted> noted, Consumer<ChainFault> faults) {
        return Tenancy.on(
                CrossTenantTask.SEAL,
                () -> Objects.requireNonNull(transaction.execute(status -> {
                    var walk = new ChainWalk(faults);
                    jdbc.query(SEALS, (RowCallbackHandler) walk::next, APART.toSeconds(), organisation, organisation);
                    jdbc.query(
                            UNSEALED,
                            (RowCallbackHandler) row -> faults.accept(added(row)),
                            organisation,
                            organisation);
                    jdbc.query(
                            WAITING,
                            (RowCallbackHandler) row -> faults.accept(waiting(row)),
                            APART.toSeconds(),
                            organisation,
                            organisation);
                    noted.stream()
                            .filter(one -> organisation == null || organisation.equals(one.organisation()))
                            .filter(one -> !holds(one))
                            .forEach(one -> faults.accept(lost(one)));
                    return new Verified(walk.rows, walk.chains);
                })));
    }

    private boolean holds(Noted noted) {
        var hash = noted.head().hash();
        return JdbcClient.create(jdbc)
                .sql("select exists (select from audit_seal where (organisation_id = :organisation or"
                        + " cast(:organisation as uuid) is null and organisation_id is null) and position = :position"
                        + " and hash = :hash)")
                .param("organisation", noted.organisation())
                .param("position", noted.head().position())
                .param("hash", hash)
                .query(Boolean.class)
                .single();
    }

    private static ChainFault lost(Noted noted) {
        return new ChainFault(
                Kind.HEAD_LOST, noted.organisation(), noted.head().position(), null, "noted in the file of ends");
    }

    private static ChainFault added(ResultSet row) throws SQLException {
        return new ChainFault(Kind.ADDED, row.getObject(1, UUID.class), null, row.getLong(2), row.getString(3));
    }

    private static ChainFault waiting(ResultSet row) throws SQLException {
        var kind = row.getBoolean(3) ? Kind.REMOVED : Kind.NOT_SEALED;
        return new ChainFault(kind, row.getObject(1, UUID.class), null, row.getLong(2), "");
    }

    record Verified(long rows, long chains) {}

    /** Goes along the chains, one seal after the other. */
    private static class ChainWalk {

        private final Consumer<ChainFault> faults;
        private @Nullable UUID organisation;
        private Head head = Head.NONE;
        private long rows;
        private long chains;

        ChainWalk(Consumer<ChainFault> faults) {
            this.faults = faults;
        }

        void next(ResultSet row) throws SQLException {
            var of = row.getObject(1, UUID.class);
            if (chains == 0 || !Objects.equals(of, organisation)) {
                chains++;
                organisation = of;
                head = Head.NONE;
            }
            var place = new Place(row.getLong(2), row.getLong(3), row.getLong(4), row.getBytes(5));
            var hash = row.getBytes(6);
            if (place.position() != head.position() + 1) {
                tell(Kind.SEAL_REMOVED, place, "after position " + head.position());
            } else if (!Arrays.equals(hash, Chain.hash(head.hash(), of, place))) {
                tell(Kind.SEAL_CHANGED, place, "or the one at position " + head.position() + " was");
            }
            look(row, place);
            head = new Head(place.position(), hash);
        }

        private void look(ResultSet row, Place place) throws SQLException {
            if (row.getBoolean(7)) {
                tell(Kind.REMOVED, place, "");
            } else if (!Arrays.equals(place.digest(), Chain.digest(row, 10))) {
                tell(Kind.CHANGED, place, row.getString(9));
            } else if (row.getBoolean(8)) {
                tell(Kind.MISDATED, place, row.getString(9));
            } else {
                rows++;
            }
        }

        private void tell(Kind kind, Place place, String about) {
            faults.accept(new ChainFault(kind, organisation, place.position(), place.eventId(), about));
        }
    }

    /**
     * Something that nobody but a master of the database can have done.
     *
     * @param position in the organisation's chain; none for a row that is not in it
     * @param eventId number of the row; none where a seal itself is missing
     */
    record ChainFault(
            Kind kind,
            @Nullable UUID organisation,
            @Nullable Long position,
            @Nullable Long eventId,
            String about) {

        enum Kind {
            CHANGED("the row is not what was sealed"),
            REMOVED("the row is gone"),
            ADDED("the row was never given to the sealer"),
            MISDATED("the row tells of another time than the one it was written at"),
            SEAL_CHANGED("the seal does not follow from the one before it"),
            SEAL_REMOVED("seals are missing before this one"),
            NOT_SEALED("the row has waited for its seal too long; does the sealer run?"),
            HEAD_LOST("the chain does not hold the end that was noted");

            private final String words;

            Kind(String words) {
                this.words = words;
            }
        }

        @Override
        public String toString() {
            return kind + ": " + kind.words + " – organisation " + (organisation == null ? "none" : organisation)
                    + (position == null ? "" : ", position " + position)
                    + (eventId == null ? "" : ", row " + eventId)
                    + (about.isEmpty() ? "" : " (" + about + ")");
        }
    }
}
