package dk.ramme.imports;

import dk.ramme.imports.check.Outcome;
import dk.ramme.imports.decision.FoundAdministrators.Candidate;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.ImportState;
import dk.ramme.imports.run.ImportStatus;
import dk.ramme.ui.Numbers;
import dk.ramme.ui.SummaryRow;
import dk.ramme.ui.TextSheet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An import as its page shows it.
 *
 * @param tallies what becomes of the rows of each section: will become as long as nothing is begun, has become then
 */
record RunView(ImportRun run, @Nullable Integer minutesLeft, List<SummaryRow> counts, List<Tally> tallies) {

    static RunView of(ImportRun run, Map<Section, Map<Outcome, Integer>> tallies, Instant now, Numbers numbers) {
        Integer minutes = timeLeft(run, now).map(RunView::minutes).orElse(null);
        var rows = tallies.entrySet().stream()
                .map(tally -> new Tally(tally.getKey(), tally.getValue(), numbers))
                .toList();
        return new RunView(run, minutes, counts(run, numbers), rows);
    }

    /** How long it will take yet, going by how long it has taken; empty before the first rows are done. */
    private static Optional<Duration> timeLeft(ImportRun run, Instant now) {
        int done = run.counts().rowsDone();
        if (run.startedAt() == null || done == 0) return Optional.empty();
        long millis = Duration.between(run.startedAt(), now).toMillis();
        return Optional.of(Duration.ofMillis(Math.max(0, millis * run.notReached() / done)));
    }

    /** How many rows of a section become what. */
    record Tally(Section section, Map<Outcome, Integer> rows, Numbers numbers) {

        public String count(Outcome outcome) {
            return numbers.whole(rows.getOrDefault(outcome, 0));
        }

        private boolean isLeftOut() {
            return rows.entrySet().stream().allMatch(row -> row.getKey() == Outcome.LEFT_OUT || row.getValue() == 0);
        }
    }

    /** What rows become that is worth a column: what is new and what is left out, and whatever else there is. */
    public List<Outcome> outcomes() {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome == Outcome.NEW
                        || outcome == Outcome.LEFT_OUT
                        || tallies.stream().anyMatch(tally -> tally.rows().getOrDefault(outcome, 0) > 0))
                .toList();
    }

    /** Begun minutes; none while it is less than half a minute. */
    private static int minutes(Duration left) {
        return (int) left.plusSeconds(30).toMinutes();
    }

    private static List<SummaryRow> counts(ImportRun run, Numbers numbers) {
        var rows = new ArrayList<SummaryRow>();
        if (run.counts().rights() > 0) rows.add(row("rights", run.counts().rights(), numbers));
        if (run.notReached() > 0) rows.add(row("notReached", run.notReached(), numbers));
        rows.add(row("total", run.amount().rows(), numbers));
        return rows;
    }

    private static SummaryRow row(String what, int count, Numbers numbers) {
        return new SummaryRow("imports.run.count." + what, numbers.whole(count));
    }

    /** The key of what is said in words of its own when users are created. */
    public String say(String key) {
        return (run.creates() ? "imports.many." : "imports.") + key;
    }

    /** The key of what is said of the source that the rows came from. */
    public String words(String key) {
        return say(key) + "." + run.source();
    }

    /** The key of what is asked before it is stopped: what has not begun has brought nobody. */
    public String cancelling(String what) {
        return run.state().isBegun() ? say("cancel." + what) : "imports.discard." + what;
    }

    /** Which part of the navigation it belongs to. */
    public String section() {
        return run.creates() ? "people" : "setup";
    }

    /** Where files are handed in. */
    public String uploadHref() {
        return run.creates() ? ManyUsersController.PATH : UploadController.PATH;
    }

    /** Where one came from, and goes on. */
    public String homeHref() {
        return run.creates() ? "/users" : "/setup";
    }

    /** What comes next when it has ended: the first task of the set-up that is still to be done. */
    public String onwardHref() {
        return run.creates() ? homeHref() : "/setup/next";
    }

    /** The whole share that is done, for those who hear the page. */
    public int percent() {
        return run.amount().rows() == 0
                ? 0
                : (int) (100L * run.counts().rowsDone() / run.amount().rows());
    }

    /** Those who came over, new and refreshed. */
    public int users() {
        return run.counts().written() + run.counts().updated();
    }

    /** Whether the rows left out have room in a sheet. */
    public boolean fitsWorkbook() {
        return run.counts().leftOut() <= TextSheet.MOST_ROWS;
    }

    public boolean reading() {
        return run.state() == ImportState.READING;
    }

    public boolean ready() {
        return run.state() == ImportState.READY;
    }

    /** Whether every row would be left out if it began now. */
    public boolean leavesAllOut() {
        return ready() && !tallies.isEmpty() && tallies.stream().allMatch(Tally::isLeftOut);
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
        return users() + run.counts().beside() > 0;
    }

    public String titleKey() {
        if (run.isDiscarded()) return "imports.run.title." + ImportStatus.DISCARDED;
        return say("run.title.") + (run.state() == ImportState.FINISHED ? finish() : run.state());
    }

    /** What came of it: users, something beside them alone, or nothing. */
    private String finish() {
        if (users() > 0) return ImportState.FINISHED.name();
        return run.counts().beside() > 0 ? "BESIDE" : "NONE";
    }

    /** Key of the sentence that says how it ended; a registry that would not be read has reasons of its own. */
    public String endedKey() {
        if (run.state() == ImportState.REFUSED) return "imports.refusal." + run.refusal();
        if (run.isDiscarded()) return say("run.ended." + ImportStatus.DISCARDED);
        if (run.state() == ImportState.FINISHED && finish().equals("BESIDE")) return say("run.ended.BESIDE");
        return say("run.ended.") + run.state();
    }

    /** The key of what to do about the rows that something is the matter with. */
    public String findingsKey() {
        if (ready()) return words("preview.findings");
        return run.isDiscarded() ? "imports.run.findings.discarded" : say("run.findings.text");
    }

    public String href() {
        return run.href();
    }
}
