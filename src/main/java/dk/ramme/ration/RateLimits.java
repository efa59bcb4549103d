package dk.ramme.ration;

import dk.ramme.tenancy.TransactionSettings;
import dk.ramme.vault.CprVault;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Hands out rations. Whoever has one is kept as a keyed hash, so that the table tells of nobody. */
@Component
public class RateLimits {

    private final JdbcClient jdbc;
    private final TransactionSettings settings;
    private final CprVault vault;
    private final Clock clock;

    RateLimits(JdbcClient jdbc, TransactionSettings settings, CprVault vault, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.vault = vault;
        this.clock = clock;
    }

    /** Takes one; false when there is none left. It stays taken, whatever becomes of the transaction around. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean take(RateLimit ration, String whose) {
        return takeOrWait(ration, whose, 1).isEmpty();
    }

    /** Takes so many, or none. They stay taken, whatever becomes of the transaction around. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean take(RateLimit ration, String whose, int amount) {
        return takeOrWait(ration, whose, amount).isEmpty();
    }

    /**
     * The same, and when there is more if there is none now. What the database may forget in the second in which it breaks down is
     * not worth waiting for its disk.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<Instant> takeOrWait(RateLimit ration, String whose, int amount) {
        settings.set("synchronous_commit", "off");
        return count(ration, whose, amount);
    }

    /** From here on, what is taken within this transaction can be given back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void mark() {
        settings.mark("rations");
    }

    /** Gives back what was taken since {@link #mark}; whatever else the transaction has written since is undone with it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack() {
        settings.backTo("rations");
    }

    /**
     * Takes one in the transaction around: undone with it, it is given back. Until then nobody else takes of the same.
     *
     * @return when there is more, if there is none now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Instant> takeWithin(RateLimit ration, String whose) {
        return count(ration, whose, 1);
    }

    /**
     * Takes one for each of many, once for the same thing. What costs nothing is refused as well where there is none left, so
     * that being refused tells nobody what would have cost. What is taken stays taken, whatever becomes of the transaction around.
     *
     * @return the places in the list of those for which there was none left
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public List<Integer> takeEach(RateLimit ration, List<Take> takes) {
        return each(ration, takes);
    }

    /** The same of those that cost nothing, within the transaction around: it takes no second connection for what is only read. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Integer> lookForEach(RateLimit ration, List<Take> takes) {
        if (takes.stream().anyMatch(Take::costs)) throw new IllegalArgumentException("some cost something");
        return each(ration, takes);
    }

    private List<Integer> each(RateLimit ration, List<Take> takes) {
        var purpose = "ration/" + ration.kind();
        return jdbc.sql(
                        "select place - 1 from take_rations(:kind, :whom, :what, :costs, :most, :now, make_interval(secs => :seconds)) as place")
                .param("kind", ration.kind())
                .param(
                        "whom",
                        takes.stream()
                                .map(take -> vault.fingerprint(purpose, take.whose()))
                                .toArray(byte[][]::new))
                .param(
                        "what",
                        takes.stream()
                                .map(take -> vault.fingerprint(purpose + "/once", take.whose() + " " + take.what()))
                                .toArray(byte[][]::new))
                .param("costs", takes.stream().map(Take::costs).toArray(Boolean[]::new))
                .param("most", ration.most())
                .param("now", Timestamp.from(clock.instant()))
                .param("seconds", ration.lasts().toSeconds())
                .query(Integer.class)
                .list();
    }

    /** Forgets those that are over. */
    public void forgetOver() {
        jdbc.sql("select forget_rations(:before)")
                .param("before", Timestamp.from(clock.instant()))
                .query(String.class)
                .list();
    }

    /**
     * One of many that are taken together.
     *
     * @param what it is taken for; the same again is had for nothing
     * @param costs whether it is counted, or only looked whether there is any left
     */
    public record Take(String whose, String what, boolean costs) {}

    private Optional<Instant> count(RateLimit ration, String whose, int amount) {
        return jdbc.sql(
                        "select take_ration_or_wait(:kind, :whose, :amount, :most, :now, make_interval(secs => :seconds))")
                .param("kind", ration.kind())
                .param("whose", vault.fingerprint("ration/" + ration.kind(), whose))
                .param("amount", amount)
                .param("most", ration.most())
                .param("now", Timestamp.from(clock.instant()))
                .param("seconds", ration.lasts().toSeconds())
                .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }
}
