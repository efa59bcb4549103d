package dk.ramme.activation;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.MeansConverter;
import dk.ramme.orders.DeliveryAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The activations of an organisation in the database: what was chosen, and how far each has come. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Activations {

    private final JdbcClient jdbc;
    private final MeansConverter means = new MeansConverter();

    Activations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(UUID id, Activation.Kind kind, UUID organisation, UUID by, String byName, Instant at) {
        jdbc.sql("""
                insert into activation (id, kind, organisation_id, state, created_by, created_by_name, created_at, asked)
                values (:id, :kind, :organisation, 'CHOOSING', :by, :byName, :at, 0)
                """)
                .param("id", id)
                .param("kind", kind.name())
                .param("organisation", organisation)
                .param("by", by)
                .param("byName", byName)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Forgets what was chosen before then and never carried out. */
    void forget(Instant before) {
        jdbc.sql("delete from activation where state = 'CHOOSING' and created_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }

    Optional<Activation> find(UUID id) {
        return jdbc.sql("select * from activation where id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    Optional<Activation> lock(UUID id) {
        return jdbc.sql("select * from activation where id = :id for update")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** Those that go on right now. */
    List<UUID> running() {
        return jdbc.sql("select id from activation where state = 'RUNNING' order by started_at limit 5")
                .query(UUID.class)
                .list();
    }

    List<Activation> latest(int most) {
        return jdbc.sql("select * from activation where state <> 'CHOOSING' order by created_at desc limit :most")
                .param("most", most)
                .query(this::read)
                .list();
    }

    void chooseLogin(UUID id, boolean privateMitId, Set<IdentificationMeans> separate) {
        jdbc.sql("""
                update activation set private_mitid = :private, separate_means = :separate
                where id = :id and state = 'CHOOSING'
                """)
                .param("private", privateMitId)
                .param("separate", means.convertToDatabaseColumn(separate))
                .param("id", id)
                .update();
    }

    /** @param other null: to the organisation */
    void chooseDelivery(UUID id, @Nullable DeliveryAddress other) {
        jdbc.sql("""
                update activation set delivery_name = :name, delivery_street = :street,
                    delivery_postal_code = :postalCode, delivery_town = :town
                where id = :id and state = 'CHOOSING'
                """)
                .param("name", other == null ? null : other.name())
                .param("street", other == null ? null : other.street())
                .param("postalCode", other == null ? null : other.postalCode())
                .param("town", other == null ? null : other.town())
                .param("id", id)
                .update();
    }

    void start(UUID id, Instant at) {
        jdbc.sql("update activation set state = 'RUNNING', started_at = :at where id = :id and state = 'CHOOSING'")
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    /** Everybody up to this user has been decided about. */
    void reach(UUID id, UUID user) {
        jdbc.sql("update activation set reached = :user where id = :id")
                .param("user", user)
                .param("id", id)
                .update();
    }

    /** Every order keeps the address for itself, so that it is forgotten here. */
    void finish(UUID id, Instant at) {
        jdbc.sql("""
                update activation set state = 'FINISHED', finished_at = :at, delivery_name = null, delivery_street = null,
                    delivery_postal_code = null, delivery_town = null
                where id = :id
                """).param("at", Timestamp.from(at)).param("id", id).update();
    }

    private Activation read(ResultSet row, int number) throws SQLException {
        return new Activation(
                row.getObject("id", UUID.class),
                Activation.Kind.valueOf(row.getString("kind")),
                Activation.State.valueOf(row.getString("state")),
                row.getBoolean("private_mitid"),
                means.convertToEntityAttribute(row.getString("separate_means")),
                row.getObject("created_by", UUID.class),
                row.getString("created_by_name"),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("asked"),
                row.getInt("activated"),
                row.getInt("left_out"),
                instant(row.getTimestamp("started_at")),
                instant(row.getTimestamp("finished_at")),
                delivery(row));
    }

    private static @Nullable DeliveryAddress delivery(ResultSet row) throws SQLException {
        var name = row.getString("delivery_name");
        return name == null
                ? null
                : new DeliveryAddress(
                        name,
                        row.getString("delivery_street"),
                        row.getString("delivery_postal_code"),
                        row.getString("delivery_town"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
