package dk.ramme.imports.change;

import dk.ramme.bulk.ChoosingMany;
import dk.ramme.imports.row.FileRefused;
import dk.ramme.imports.row.ImportSource;
import dk.ramme.people.UserCondition;
import dk.ramme.rights.KnownRights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads a file of changes, all of it or nothing, and opens the run that would make them; nothing happens to anybody yet (B3). */
@Service
public class ReadChanges {

    private final ChoosingMany choosing;
    private final ChangeTable table;
    private final KnownRights rights;
    private final Clock clock;

    ReadChanges(ChoosingMany choosing, ChangeTable table, KnownRights rights, Clock clock) {
        this.choosing = choosing;
        this.table = table;
        this.rights = rights;
        this.clock = clock;
    }

    /**
     * @param name of the file, fit to be shown
     * @return the run
     * @throws FileRefused when the file cannot be read, or asks for nothing
     */
    @Transactional
    public UUID read(String name, ImportSource source) {
        var run = choosing.open(ChangingByFile.KEY);
        var id = run.id();
        var groups = groups();
        var known = rights.lookup();
        var rows = new ChangeRows(
                columns -> new ChangeReader(columns, groups, known, clock.instant()), some -> table.add(id, some));
        try {
            source.read(rows);
        } catch (IOException broken) {
            throw new UncheckedIOException("the file cannot be read", broken);
        }
        rows.end();
        table.match(id);
        var named = new UserCondition(
                "u.id in (select c.user_id from bulk_change c where c.run_id = :changes and c.problem is null)",
                Map.of("changes", id));
        choosing.choose(
                run,
                named,
                Map.of(
                        ChangingByFile.FILE,
                        name,
                        ChangingByFile.ROWS,
                        String.valueOf(rows.count()),
                        ChangingByFile.IGNORED,
                        String.join(", ", rows.ignored())));
        return id;
    }

    private Map<String, String> groups() {
        var groups = new HashMap<String, String>();
        choosing.groups()
                .forEach(group -> groups.put(
                        group.name().toLowerCase(Locale.ROOT), group.id().toString()));
        return groups;
    }
}
