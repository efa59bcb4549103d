package dk.ramme.people.cpr;

import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.PersonName;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprIndex;
import dk.ramme.vault.CprVault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one place where it is looked up whose a CPR number is (U8). A number that was typed or uploaded finds a user only when
 * the name beside it fits theirs: to whoever wrote it every other number is unknown, be it a user's or nobody's. Whom it
 * belongs to shows when the person has proved it with MitID; until then two users may have it.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class CprHolders {

    private final JdbcClient jdbc;
    private final CprVault vault;

    CprHolders(JdbcClient jdbc, CprVault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Who has the number and a name that fits: of several the one without a RID number, then the oldest. */
    public Optional<Holder> of(CprNumber cpr, PersonName name) {
        return of(List.of(new Written(0, cpr, name))).getOrDefault(0, List.of()).stream()
                .findFirst();
    }

    /** The same of many, by line; lines that find nobody are not in it. */
    public Map<Integer, List<Holder>> of(Collection<Written> written) {
        var names = new HashMap<Integer, PersonName>();
        written.forEach(one -> names.put(one.line(), one.name()));
        var found = new HashMap<Integer, List<Holder>>();
        find(written, (line, holder) -> {
            if (holder.isLike(Objects.requireNonNull(names.get(line)))) {
                found.computeIfAbsent(line, first -> new ArrayList<>()).add(holder);
            }
        });
        return found;
    }

    /**
     * The users with whose numbers those that were written can be compared, since they are born on the number's day and their
     * name fits.
     */
    public List<Compared> compared(Collection<Written> written) {
        var byLine = new HashMap<Integer, CprNumber>();
        var named = written.stream().filter(one -> one.name() != null).toList();
        named.forEach(one -> byLine.put(one.line(), one.cpr()));
        if (byLine.isEmpty()) return List.of();
        var found = new ArrayList<Compared>();
        // offset 0: each is looked up by itself, however few users the database believes there are
        jdbc.sql("""
                select p.line, u.id, u.cpr_index
                from (select * from unnest(:lines, :ends, cast(:births as date[])) as w (line, ends, born) offset 0) p
                join organisation_user u on u.organisation_id = :organisation and u.birth_date = p.born
                    and u.name_ends = p.ends and u.cpr_index is not null and u.state <> 'DELETED'
                """)
                .param("organisation", Tenancy.organisation())
                .param("lines", named.stream().map(Written::line).toArray(Integer[]::new))
                .param(
                        "ends",
                        named.stream()
                                .map(one -> Objects.requireNonNull(one.name()).ends())
                                .toArray(String[]::new))
                .param(
                        "births",
                        named.stream()
                                .map(one -> one.cpr().birthDate().toString())
                                .toArray(String[]::new))
                .query(row -> {
                    int line = row.getInt("line");
                    var cpr = Objects.requireNonNull(byLine.get(line));
                    found.add(new Compared(
                            line, row.getObject("id", UUID.class), cpr, isOf(cpr, row.getBytes("cpr_index"))));
                });
        return found;
    }

    private boolean isOf(CprNumber cpr, byte[] index) {
        return vault.indexes(cpr, Tenancy.organisation()).stream().anyMatch(one -> Arrays.equals(one.value(), index));
    }

    /** All who have the number, whatever they are called: for whoever has proved it to be theirs, and for nobody else. */
    List<Holder> proved(CprNumber cpr) {
        var found = new ArrayList<Holder>();
        find(List.of(new Written(0, cpr, null)), (line, holder) -> found.add(holder));
        return found;
    }

    private void find(Collection<Written> written, BiConsumer<Integer, Holder> each) {
        var lines = new ArrayList<Integer>();
        var indexes = new ArrayList<byte[]>();
        for (Written one : written) {
            for (CprIndex index : vault.indexes(one.cpr(), Tenancy.organisation())) {
                lines.add(one.line());
                indexes.add(index.value());
            }
        }
        if (lines.isEmpty()) return;
        jdbc.sql("""
                select p.line, u.id, u.name, u.rid from unnest(:lines, :indexes) as p (line, cpr_index)
                join organisation_user u on u.organisation_id = :organisation and u.cpr_index = p.cpr_index
                    and u.state <> 'DELETED'
                order by p.line, u.rid is not null, u.created_at, u.id
                """)
                .param("organisation", Tenancy.organisation())
                .param("lines", lines.toArray(Integer[]::new))
                .param("indexes", indexes.toArray(byte[][]::new))
                .query(row -> {
                    each.accept(row.getInt("line"), holder(row));
                });
    }

    private static Holder holder(ResultSet row) throws SQLException {
        return new Holder(row.getObject("id", UUID.class), row.getString("name"), row.getString("rid"));
    }

    /**
     * A number that somebody wrote.
     *
     * @param line tells it from the others
     * @param name the name beside it
     */
    public record Written(int line, CprNumber cpr, @Nullable PersonName name) {}

    /**
     * A number that somebody wrote beside a user who is known to be meant.
     *
     * @param theirs whether it is the user's
     */
    public record Compared(int line, UUID user, CprNumber cpr, boolean theirs) {}

    /** A user who has the number. */
    public record Holder(UUID id, String name, @Nullable String rid) {

        /** Whether first and last name are the same. */
        boolean isLike(PersonName other) {
            return PersonName.kept(name).filter(other::isLike).isPresent();
        }
    }
}
