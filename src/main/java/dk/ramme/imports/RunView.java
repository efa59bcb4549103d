package dk.ramme.imports;

import dk.ramme.imports.FoundAdministrators.Candidate;
import dk.ramme.ui.Numbers;
import dk.ramme.ui.SummaryRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An import as its page shows it. */
record RunView(ImportRun run, @Nullable Integer minutesLeft, List<SummaryRow> counts, List<SummaryRow> preview) {

    /** @param leftOut rows that the run will leave out */
    static RunView of(ImportRun run, int leftOut, List<Sections.Head> sections, Instant now, Numbers numbers) {
        Integer minutes = run.timeLeft(now).map(RunView::minutes).orElse(null);
        return new RunView(run, minutes, counts(run, numbers), preview(run, leftOut, sections, numbers));
    }

    private static List<SummaryRow> preview(ImportRun run, int leftOut, List<Sections.Head> sections, Numbers numbers) {
        var rows = new ArrayList<SummaryRow>();
        sections.forEach(
                section -> rows.add(new SummaryRow(section.section().messageKey(), numbers.whole(section.rows()))));
        rows.add(row("willBeLeftOut", leftOut, numbers));
        rows.add(row("needsLook", run.needsLook(), numbers));
        return rows;
    }

    /** Begun minutes; none while it is less than half a minute. */
    private static int minutes(Duration left) {
        return (int) left.plusSeconds(30).toMinutes();
    }

    private static List<SummaryRow> counts(ImportRun run, Numbers numbers) {
        var rows = new ArrayList<SummaryRow>();
        rows.add(row("written", run.written(), numbers));
        if (run.updated() > 0) rows.add(row("updated", run.updated(), numbers));
        if (run.merged() > 0) rows.add(row("merged", run.merged(), numbers));
        if (run.beside() > 0) rows.add(row("beside", run.beside(), numbers));
        if (run.rights() > 0) rows.add(row("rights", run.rights(), numbers));
        if (run.untouched() > 0) rows.add(row("untouched", run.untouched(), numbers));
        rows.add(row("leftOut", run.leftOut(), numbers));
        if (run.notReached() > 0) rows.add(row("notReached", run.notReached(), numbers));
        rows.add(row("total", run.rowsTotal(), numbers));
        return rows;
    }

    private static SummaryRow row(String what, int count, Numbers numbers) {
        return new SummaryRow("imports.run.count." + what, numbers.whole(count));
    }

    /** The key of what is said of the source that the rows came from. */
    public String words(String key) {
        return key + "." + run.source();
    }

    /** The whole share that is done, for those who hear the page. */
    public int percent() {
        return run.rowsTotal() == 0 ? 0 : (int) (100L * run.rowsDone() / run.rowsTotal());
    }

    /** Those who came over, new and refreshed. */
    public int users() {
        return run.written() + run.updated();
    }

    public boolean reading() {
        return run.state() == ImportState.READING;
    }

    public boolean ready() {
        return run.state() == ImportState.READY;
    }

    public long chosen(List<Candidate> administrators) {
        return administrators.stream()
                .filter(candidate -> !candidate.chosen().isEmpty())
                .count();
    }

    /** Whether it ended as hoped. */
    public boolean good() {
        return run.state() == ImportState.FINISHED && brought();
    }

    private boolean brought() {
        return users() + run.beside() > 0;
    }

    public String titleKey() {
        return "imports.run.title." + (run.state() == ImportState.FINISHED ? finish() : run.state());
    }

    /** What came of it: users, something beside them alone, or nothing. */
    private String finish() {
        if (users() > 0) return ImportState.FINISHED.name();
        return run.beside() > 0 ? "BESIDE" : "NONE";
    }

    /** Key of the sentence that says how it ended; a registry that would not be read has reasons of its own. */
    public String endedKey() {
        if (run.state() == ImportState.REFUSED) return "imports.refusal." + run.refusal();
        if (run.state() == ImportState.CANCELLED && run.startedAt() == null) return "imports.run.ended.DISCARDED";
        if (run.state() == ImportState.FINISHED && finish().equals("BESIDE")) return "imports.run.ended.BESIDE";
        return "imports.run.ended." + run.state();
    }

    public String href() {
        return "/setup/import/" + run.id();
    }
}
