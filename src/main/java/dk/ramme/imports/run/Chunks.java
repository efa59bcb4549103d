package dk.ramme.imports.run;

import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.row.Columns;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Section;
import dk.ramme.tenancy.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rows of an import between reading and writing, a million of them, which are no entities. A chunk is at once the unit of a
 * transaction, of the checkpoint and of fairness, and what is looked at before the run is what the run reads. A number is given
 * once in an import, which a unique index decides. One is added, found and replaced by its number by hand, too: as an entity its
 * sealed bytes, a thousand rows, would be copied and compared at each flush.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Chunks {

    private static final String TABLE = "import_chunk";

    private final JdbcClient jdbc;
    private final SealedRows sealed;

    Chunks(JdbcClient jdbc, SealedRows sealed) {
        this.jdbc = jdbc;
        this.sealed = sealed;
    }

    public void add(UUID importId, int number, Section section, List<Row> rows, Columns columns) {
        var id = UUID.randomUUID();
        about("""
                insert into import_chunk
                    (id, organisation_id, import_id, number, section, first_line, last_line, rows_sealed, words)
                values (:id, :organisation, :import, :number, :section, :first, :last, :sealed, :words)
                """, importId)
                .param("words", words(rows, columns))
                .param("id", id)
                .param("number", number)
                .param("section", section.name())
                .param("first", rows.get(0).line())
                .param("last", rows.get(rows.size() - 1).line())
                .param("sealed", sealed.seal(TABLE, id, rows))
                .update();
    }

    private static byte[] words(List<Row> rows, Columns columns) {
        var words = new ChunkWords();
        rows.forEach(row -> words.add(row, columns));
        return words.bytes();
    }

    /** Puts other rows in the place of those of a chunk, sealed under an id of their own. */
    public void replace(UUID importId, int number, List<Row> rows, Columns columns) {
        var id = UUID.randomUUID();
        var replaced = about("""
                update import_chunk set id = :id, rows_sealed = :sealed, words = :words
                where organisation_id = :organisation and import_id = :import and number = :number
                """, importId)
                .param("words", words(rows, columns))
                .param("id", id)
                .param("sealed", sealed.seal(TABLE, id, rows))
                .param("number", number)
                .update();
        if (replaced == 0) throw gone(importId, number);
    }

    private static IllegalStateException gone(UUID importId, int number) {
        return new IllegalStateException("chunk " + number + " of " + importId + " is gone");
    }

    /** The numbers of a section's chunks, in its order. */
    public List<Integer> numbers(UUID importId, Section section) {
        return List.copyOf(ends(importId, List.of(section)).keySet());
    }

    /**
     * The numbers of a section's chunks with lines after the given one that may hold what is looked for.
     *
     * @param bits of the words that are looked for
     * @param problem that one of the rows must have, null for whatever rows
     */
    public List<Integer> mayHold(
            UUID importId, Section section, int line, int[] bits, @Nullable RowProblem problem, int limit) {
        return about("""
                select number from import_chunk c
                where organisation_id = :organisation and import_id = :import and section = :section and last_line > :line
                    and (cast(:code as text) is null or exists (select from import_problem p
                        where p.organisation_id = c.organisation_id and p.import_id = c.import_id and p.code = :code
                            and p.section = c.section and p.line between greatest(c.first_line, :line + 1) and c.last_line))
                    and (words is null or not exists (select from unnest(:bits) as b where get_bit(words, b) = 0))
                order by number limit :limit
                """, importId)
                .param("section", section.name())
                .param("line", line)
                .param("code", problem == null ? null : problem.name())
                .param("bits", bits)
                .param("limit", limit)
                .query(Integer.class)
                .list();
    }

    /** What the words of a section's chunks begin with. */
    public List<Held> words(UUID importId, Section section) {
        return about("""
                select number, words from import_chunk
                where organisation_id = :organisation and import_id = :import and section = :section order by number
                """, importId)
                .param("section", section.name())
                .query((row, n) -> new Held(row.getInt(1), row.getBytes(2)))
                .list();
    }

    /** What the words of a chunk begin with; one that was put away long ago does not say. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Held(int number, byte @Nullable [] words) {

        public boolean mayHold(String word) {
            return words == null || ChunkWords.mayHold(words, word);
        }
    }

    /** Where each chunk of these sections ends, by its number. */
    public NavigableMap<Integer, Integer> ends(UUID importId, Collection<Section> sections) {
        var ends = new TreeMap<Integer, Integer>();
        about("""
                select number, last_line from import_chunk
                where organisation_id = :organisation and import_id = :import and section = any(:sections)
                """, importId)
                .param("sections", sections.stream().map(Section::name).toArray(String[]::new))
                .query(row -> {
                    ends.put(row.getInt(1), row.getInt(2));
                });
        return ends;
    }

    /** @throws IllegalStateException when the import has no such chunk */
    public Chunk get(UUID importId, int number) {
        return about("""
                select id, section, rows_sealed from import_chunk
                where organisation_id = :organisation and import_id = :import and number = :number
                """, importId)
                .param("number", number)
                .query(this::chunk)
                .optional()
                .orElseThrow(() -> gone(importId, number));
    }

    /** The rows of the chunk that the line is in. */
    public List<Row> around(UUID importId, Section section, int line) {
        return about("""
                select id, section, rows_sealed from import_chunk where organisation_id = :organisation and import_id = :import
                    and section = :section and :line between first_line and last_line
                """, importId)
                .param("section", section.name())
                .param("line", line)
                .query(this::chunk)
                .single()
                .rows();
    }

    private Chunk chunk(ResultSet row, int n) throws SQLException {
        return new Chunk(
                Section.valueOf(row.getString("section")),
                sealed.open(TABLE, row.getObject("id", UUID.class), row.getBytes("rows_sealed")));
    }

    /** The import has ended: nothing that could be read is kept. */
    public void erase(UUID importId) {
        about("delete from import_chunk where organisation_id = :organisation and import_id = :import", importId)
                .update();
    }

    /** Rows of one section, at least one. */
    public record Chunk(Section section, List<Row> rows) {

        public List<Row> rowsIn(Set<Integer> lines) {
            return rows.stream().filter(row -> lines.contains(row.line())).toList();
        }

        public int firstLine() {
            return rows.get(0).line();
        }

        public int lastLine() {
            return rows.get(rows.size() - 1).line();
        }
    }

    private JdbcClient.StatementSpec about(String sql, UUID importId) {
        return jdbc.sql(sql).param("organisation", Tenancy.organisation()).param("import", importId);
    }
}
