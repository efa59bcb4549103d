package dk.ramme.imports.run;

import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Said;
import dk.ramme.imports.row.Table;
import dk.ramme.imports.row.TableFacts;
import dk.ramme.imports.row.TextEncoding;
import dk.ramme.imports.run.Sections.Head;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A section that has been read, out of its chunks, with its bytes taken for the letters that somebody has said they are. */
public final class KeptTable implements Table {

    private final Chunks chunks;
    private final UUID importId;
    private final Head head;
    private final @Nullable TextEncoding encoding;
    private final UnaryOperator<String> letters;

    public KeptTable(Chunks chunks, ImportRun run, Head head, Said said) {
        this.chunks = chunks;
        this.importId = run.id();
        this.head = head;
        var former = head.reading().encoding();
        var other = said.encoding();
        if (former != null && other != null && head.reading().encodings().contains(other)) {
            this.encoding = other;
            this.letters = letters(former, other);
        } else {
            this.encoding = former;
            this.letters = UnaryOperator.identity();
        }
    }

    private static UnaryOperator<String> letters(TextEncoding former, TextEncoding other) {
        return text -> former.readAs(text, other);
    }

    @Override
    public String name() {
        return head.section().name();
    }

    @Override
    public List<String> titles() {
        return head.titles().stream().map(letters).toList();
    }

    @Override
    public TableFacts rows(Consumer<Row> onRow) {
        int rows = 0;
        for (int number : chunks.numbers(importId, head.section())) {
            for (Row row : chunks.get(importId, number).rows()) {
                onRow.accept(
                        new Row(row.line(), row.fields().stream().map(letters).toList()));
                rows++;
            }
        }
        var facts = head.reading().facts();
        return facts == null ? TableFacts.none(rows) : facts.with(encoding);
    }
}
