package dk.ramme.means;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which of the loaded devices is sent to whom: whoever it is sent to is the only one who can take it into use. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class DeviceStock {

    private final JdbcClient jdbc;

    DeviceStock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The device that has lain here longest becomes the user's. @return its serial number; empty when there is none */
    public Optional<String> assignNext(IdentificationMeans kind, UUID user) {
        return jdbc.sql("""
                update oath_token set assigned_to = :user where serial = (
                    select serial from oath_token where kind = :kind and taken_at is null and assigned_to is null
                    order by loaded_at, serial limit 1 for update skip locked)
                returning serial
                """)
                .param("user", user)
                .param("kind", kind.name())
                .query(String.class)
                .optional();
    }

    /** This very device becomes the user's. @return whether there is such a one, and nobody has it */
    public boolean assign(IdentificationMeans kind, String serial, UUID user) {
        return jdbc.sql("""
                update oath_token set assigned_to = :user
                where serial = :serial and kind = :kind and taken_at is null and assigned_to is null
                """)
                        .param("user", user)
                        .param("serial", serial)
                        .param("kind", kind.name())
                        .update()
                == 1;
    }

    /** Held until the end of the transaction: nobody takes it into use meanwhile. */
    public void hold(String serial) {
        jdbc.sql("select serial from oath_token where serial = :serial for update")
                .param("serial", serial)
                .query(String.class)
                .optional();
    }

    /** A device that never arrived is good for nobody from now on. */
    public void discard(String serial, Instant at) {
        jdbc.sql("""
                update oath_token set secret_sealed = null, taken_at = :at where serial = :serial and taken_at is null
                """).param("at", Timestamp.from(at)).param("serial", serial).update();
    }
}
