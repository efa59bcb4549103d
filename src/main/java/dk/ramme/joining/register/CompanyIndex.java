package dk.ramme.joining.register;

import dk.ramme.identifier.CvrNumber;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where each company's line begins in the file: one long a company (number above, position below), sorted. A register of
 * two million companies takes 16 MB and is never in memory itself.
 */
final class CompanyIndex {

    private static final Logger log = LoggerFactory.getLogger(CompanyIndex.class);
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int POSITION_BITS = 36;
    private static final long POSITION = (1L << POSITION_BITS) - 1;

    /** Another kind of file would fill the log line by line. */
    private static final int MOST_NAMED = 20;

    private final long[] entries;

    private CompanyIndex(long[] entries) {
        this.entries = entries;
    }

    static CompanyIndex of(Path file) throws IOException {
        var builder = new Builder();
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            builder.readAll(in);
        }
        return builder.build();
    }

    /** Where the last line of that company begins, or -1. */
    long position(CvrNumber cvr) {
        var number = Long.parseLong(cvr.value());
        var at = Arrays.binarySearch(entries, number << POSITION_BITS | POSITION);
        var before = at >= 0 ? at : -at - 2;
        return before >= 0 && entries[before] >>> POSITION_BITS == number ? entries[before] & POSITION : -1;
    }

    int size() {
        return entries.length;
    }

    /** Walks through the lines. */
    private static final class Builder {

        private long[] entries = new long[1024];
        private int size;
        private long lines;
        private long leftOut;

        void readAll(InputStream in) throws IOException {
            var line = new ByteArrayOutputStream();
            long position = 0;
            long begin = 0;
            for (int b = in.read(); b >= 0; b = in.read()) {
                position++;
                if (b == '\n') {
                    add(line.toByteArray(), begin);
                    line.reset();
                    begin = position;
                } else {
                    line.write(b);
                }
            }
            add(line.toByteArray(), begin);
        }

        private void add(byte[] line, long begin) {
            lines++;
            if (new String(line, java.nio.charset.StandardCharsets.UTF_8).isBlank()) {
                return;
            }
            var cvr = cvr(line);
            if (!CvrNumber.isValid(cvr)) {
                leftOut++;
                if (leftOut <= MOST_NAMED)
                    log.warn("Line {} of the company register is not a company and is left out", lines);
                return;
            }
            if (size == entries.length) {
                entries = Arrays.copyOf(entries, 2 * size);
            }
            entries[size++] = Long.parseLong(new CvrNumber(cvr).value()) << POSITION_BITS | begin;
        }

        /** Only as far into the line as needed; nothing of it is kept or logged. */
        private static String cvr(byte[] line) {
            try (var parser = MAPPER.createParser(line)) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    return "";
                }
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    var name = parser.currentName();
                    var value = parser.nextToken();
                    if (name.equals("cvr") && value == JsonToken.VALUE_STRING) {
                        return parser.getString();
                    }
                    parser.skipChildren();
                }
                return "";
            } catch (JacksonException malformed) {
                return "";
            }
        }

        CompanyIndex build() {
            if (leftOut > MOST_NAMED) log.warn("Of the company register {} lines in all are left out", leftOut);
            var sorted = Arrays.copyOf(entries, size);
            Arrays.sort(sorted);
            return new CompanyIndex(sorted);
        }
    }
}
