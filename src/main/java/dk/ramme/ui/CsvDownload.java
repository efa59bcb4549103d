package dk.ramme.ui;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list as a file that a Danish spreadsheet opens as it is: UTF-8 that says so, semicolons, every cell quoted and none run as a
 * formula. Written line by line, so that a million take no more memory than one. Nothing is sent before the first line, so
 * that what goes wrong until then is still an answer of its own.
 */
public final class CsvDownload {

    private final HttpServletResponse response;
    private final String fileName;
    private @Nullable CsvWriter writer;

    public CsvDownload(HttpServletResponse response, String fileName) {
        this.response = response;
        this.fileName = fileName;
    }

    /** @throws UncheckedIOException when nobody reads any more */
    public void line(List<String> cells) {
        begun().writeRecord(cells.stream().map(SafeCell::of).toList());
    }

    /**
     * Writes a line for each of what is read a lot at a time, so that neither memory nor a transaction waits for a slow reader;
     * with the last one the file ends.
     *
     * @param lot those after this one, or the first; none: there are no more
     */
    public <T> void lines(Function<@Nullable T, List<T>> lot, Function<T, List<String>> cells) throws IOException {
        @Nullable T last = null;
        do {
            var some = lot.apply(last);
            some.forEach(one -> line(cells.apply(one)));
            last = some.isEmpty() ? null : some.get(some.size() - 1);
        } while (last != null);
        end();
    }

    public void end() throws IOException {
        begun().flush();
    }

    private CsvWriter begun() {
        if (writer == null) {
            writer = begin();
        }
        return writer;
    }

    private CsvWriter begin() {
        Attachment.begin(response, Attachment.CSV, fileName);
        try {
            var out = response.getOutputStream();
            out.write("\uFEFF".getBytes(StandardCharsets.UTF_8));
            return CsvWriter.builder()
                    .fieldSeparator(';')
                    .quoteStrategy(QuoteStrategies.ALWAYS)
                    .build(out, StandardCharsets.UTF_8);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
