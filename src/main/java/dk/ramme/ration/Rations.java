package dk.ramme.ration;

import dk.ramme.vault.CprVault;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Hands out rations. Whoever has one is kept as a keyed hash, so that the table tells of nobody. */
@Component
public class Rations {

    private final JdbcClient jdbc;
    private final CprVault vault;
    private final Clock clock;

    Rations(JdbcClient jdbc, CprVault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** Takes one; false when there is none left. It stays taken, whatever becomes of the transaction around. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean take(Ration ration, String whose) {
        return take(ration, whose, 1);
    }

    /** Takes so many, or none. They stay taken, whatever becomes of the transaction around. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean take(Ration ration, String whose, int amount) {
        return jdbc.sql("select take_ration(:kind, :whose, :amount, :most, :now, make_interval(secs => :seconds))")
                .param("kind", ration.kind())
                .param("whose", vault.fingerprint("ration/" + ration.kind(), whose))
                .param("amount", amount)
                .param("most", ration.most())
                .param("now", Timestamp.from(clock.instant()))
                .param("seconds", ration.lasts().toSeconds())
                .query(Boolean.class)
                .single();
    }
}
