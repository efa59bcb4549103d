package dk.ramme.imports.run;

import dk.ramme.imports.row.Column;
import dk.ramme.imports.row.DateColumn;
import dk.ramme.imports.row.DateOrder;
import dk.ramme.imports.row.Reading;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.row.TableFacts;
import dk.ramme.imports.run.Sections.Head;
import dk.ramme.ui.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a page says of how a section was read.
 *
 * @param lines label and words, in the order in which they stand
 * @param asks what only somebody who knows the list can say, as long as nobody has
 * @param changes whether it can be read in another way
 */
record ReadingView(Section section, List<Line> lines, List<Phrase> asks, boolean changes) {

    static ReadingView of(Head head) {
        var lines = new ArrayList<Line>();
        var reading = head.reading();
        var facts = reading.facts();
        if (facts != null) file(facts, lines);
        var said = reading.said();
        dates(Column.BIRTH_DATE, reading.told().birth(), said.birth(), lines);
        dates(Column.VALID_UNTIL, reading.told().until(), said.until(), lines);
        names(reading, lines);
        statuses(reading, lines);
        return new ReadingView(head.section(), lines, asks(reading), reading.canChange());
    }

    private static void file(TableFacts facts, List<Line> lines) {
        var read = new ArrayList<Phrase>();
        if (facts.lines() > 0) read.add(Phrase.of("imports.reading.lines", facts.lines(), facts.rows()));
        else read.add(Phrase.of("imports.reading.rows", facts.rows()));
        if (facts.inSeveralLines() > 0) {
            read.add(Phrase.of("imports.reading.several", facts.inSeveralLines(), facts.firstInSeveralLines()));
        }
        if (facts.hiddenRows() > 0) read.add(Phrase.of("imports.reading.hidden.rows", facts.hiddenRows()));
        if (facts.hiddenColumns() > 0) read.add(Phrase.of("imports.reading.hidden.columns", facts.hiddenColumns()));
        lines.add(new Line("imports.reading.label.rows", read));
        var encoding = facts.encoding();
        if (encoding != null) {
            lines.add(new Line("imports.reading.label.encoding", List.of(Phrase.of(encoding.messageKey()))));
        }
    }

    private static void dates(Column column, DateColumn.Told told, @Nullable DateOrder said, List<Line> lines) {
        if (told.open()) {
            var words = said == null
                    ? Phrase.of("imports.reading.dates.unsure", told.doubtful())
                    : Phrase.of("imports.reading.dates." + said);
            lines.add(new Line(column.messageKey(), List.of(words)));
        } else if (!told.proving().isEmpty()) {
            lines.add(
                    new Line(column.messageKey(), List.of(Phrase.of("imports.reading.dates.proved", told.proving()))));
        }
    }

    private static void names(Reading reading, List<Line> lines) {
        var words = new ArrayList<Phrase>();
        var told = reading.told();
        var order = reading.conventions().names();
        if (told.turned() > 0) {
            words.add(Phrase.of("imports.reading.names." + order, told.turned(), told.turnedName()));
        }
        if (!told.restOfName().isEmpty()) {
            var joined = reading.conventions().nameGoesOn().isEmpty() ? "apart" : "joined";
            words.add(Phrase.of("imports.reading.rest." + joined, letters(told.restOfName())));
        }
        if (!words.isEmpty()) lines.add(new Line(Column.NAME.messageKey(), words));
    }

    private static void statuses(Reading reading, List<Line> lines) {
        var words = new ArrayList<Phrase>();
        reading.statuses().forEach((status, rows) -> {
            var taken = reading.said().active().contains(status) ? "active" : "left-out";
            words.add(Phrase.of("imports.reading.status." + taken, status, rows));
        });
        if (!words.isEmpty()) lines.add(new Line(Column.STATUS.messageKey(), words));
    }

    private static List<Phrase> asks(Reading reading) {
        var asks = new ArrayList<Phrase>();
        var said = reading.said();
        boolean open = reading.told().birth().open() && said.birth() == null
                || reading.told().until().open() && said.until() == null;
        if (open) asks.add(Phrase.of("imports.reading.ask.dates"));
        int rows = reading.statuses().entrySet().stream()
                .filter(status -> !said.active().contains(status.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        if (rows > 0) asks.add(Phrase.of("imports.reading.ask.statuses", rows));
        return asks;
    }

    /** Columns as a spreadsheet calls them. */
    static String letters(List<Integer> places) {
        return places.stream().map(ReadingView::letter).collect(Collectors.joining(", "));
    }

    private static String letter(int place) {
        var last = String.valueOf((char) ('A' + place % 26));
        return place < 26 ? last : letter(place / 26 - 1) + last;
    }

    /** @param words each a sentence */
    record Line(String labelKey, List<Phrase> words) {}
}
