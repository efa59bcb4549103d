package dk.ramme.imports.file;

import dk.ramme.imports.row.Column;
import dk.ramme.imports.row.FieldText;
import dk.ramme.imports.row.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the titles among the first rows of a list: most lists begin with them, some have a heading, a date or a logo above
 * them, and some have titles in two rows, of which the lower says more or goes on where the upper has no room.
 *
 * @param firstLine where they begin
 * @param lastLine where they end; what follows is rows
 * @param known how many different columns they name
 */
record TitleRows(List<String> titles, int firstLine, int lastLine, int known) {

    static final int LOOKED_AT = 50;

    /** With fewer, a row is as likely to hold somebody. */
    private static final int LEAST = 2;

    private static final Pattern DATA = Pattern.compile(".*@.*|[0-9][0-9 .,/-]*");

    /** @param rows the first ones, none of them blank, at least one */
    static TitleRows in(List<Row> rows) {
        var best = of(rows.get(0));
        for (var row : rows) best = better(best, of(row));
        for (int i = 1; i < rows.size(); i++) {
            if (!isData(rows.get(i))) best = better(best, of(rows.get(i - 1), rows.get(i)));
        }
        return best;
    }

    /** The earlier of two that are as good. */
    private static TitleRows better(TitleRows one, TitleRows other) {
        return other.known >= LEAST && other.known > one.known ? other : one;
    }

    private static TitleRows of(Row row) {
        return new TitleRows(row.fields(), row.line(), row.line(), known(row.fields()));
    }

    private static TitleRows of(Row upper, Row lower) {
        var titles = new ArrayList<String>();
        var above = "";
        for (int i = 0; i < Math.max(upper.fields().size(), lower.fields().size()); i++) {
            var here = field(upper, i);
            if (!here.isEmpty()) above = here;
            titles.add(title(here, above, field(lower, i)));
        }
        return new TitleRows(titles, upper.line(), lower.line(), known(titles));
    }

    /** @param above what stands over it, there or further left, as a title over several columns does */
    private static String title(String here, String above, String below) {
        if (below.isEmpty() || Column.named(below).isPresent()) return below.isEmpty() ? here : below;
        var both = above + " " + below;
        if (Column.named(both).isPresent()) return both;
        if (here.isEmpty()) return below;
        return Column.named(here).isPresent() ? here : both.strip();
    }

    private static boolean isData(Row row) {
        return row.fields().stream()
                .anyMatch(field -> DATA.matcher(FieldText.clean(field)).matches());
    }

    private static String field(Row row, int place) {
        return place < row.fields().size() ? FieldText.clean(row.fields().get(place)) : "";
    }

    private static int known(Collection<String> titles) {
        var known = EnumSet.noneOf(Column.class);
        titles.forEach(title -> Column.named(title).ifPresent(known::add));
        return known.size();
    }
}
