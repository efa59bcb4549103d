package dk.ramme.imports;

import dk.ramme.ui.Numbers;
import dk.ramme.ui.SummaryRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An import as its page shows it. */
record RunView(ImportRun run, @Nullable Integer minutesLeft, List<SummaryRow> counts) {

    static RunView of(ImportRun run, Instant now, Numbers numbers) {
        Integer minutes = run.timeLeft(now).map(RunView::minutes).orElse(null);
        return new RunView(run, minutes, counts(run, numbers));
    }

    /** Begun minutes; none while it is less than half a minute. */
    private static int minutes(Duration left) {
        return (int) left.plusSeconds(30).toMinutes();
    }

    private static List<SummaryRow> counts(ImportRun run, Numbers numbers) {
        var rows = new ArrayList<SummaryRow>();
        rows.add(row("written", run.written(), numbers));
        if (run.updated() > 0) rows.add(row("updated", run.updated(), numbers));
        if (run.untouched() > 0) rows.add(row("untouched", run.untouched(), numbers));
        rows.add(row("leftOut", run.leftOut(), numbers));
        if (run.notReached() > 0) rows.add(row("notReached", run.notReached(), numbers));
        rows.add(row("total", run.rowsTotal(), numbers));
        return rows;
    }

    private static SummaryRow row(String what, int count, Numbers numbers) {
        return new SummaryRow("imports.run.count." + what, numbers.whole(count));
    }

    /** The whole share that is done, for those who hear the page. */
    public int percent() {
        return run.rowsTotal() == 0 ? 0 : (int) (100L * run.rowsDone() / run.rowsTotal());
    }

    /** Those who came over, new and refreshed. */
    public int users() {
        return run.written() + run.updated();
    }

    /** Whether it ended as hoped. */
    public boolean good() {
        return run.state() == ImportState.FINISHED && users() > 0;
    }

    public String titleKey() {
        boolean none = run.state() == ImportState.FINISHED && users() == 0;
        return "imports.run.title." + (none ? "NONE" : run.state());
    }

    public String href() {
        return "/setup/import/" + run.id();
    }
}
