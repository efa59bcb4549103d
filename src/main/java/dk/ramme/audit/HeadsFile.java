package dk.ramme.audit;

import dk.ramme.audit.Chain.Head;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Where each chain ended, an hour at a time, in a file outside the database: whoever rewrites a whole chain, or takes away
 * its end, does not reach it (T58). A line is time, organisation, position and hash.
 */
@Component
class HeadsFile {

    private static final Logger log = LoggerFactory.getLogger(HeadsFile.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final String COMMON = "-";

    private final @Nullable Path file;
    private final Clock clock;
    private final Map<Optional<UUID>, Head> moved = new HashMap<>();
    private Instant next = Instant.MIN;

    HeadsFile(AuditSettings settings, Clock clock) {
        this.file = settings.headsFile().isEmpty() ? null : Path.of(settings.headsFile());
        this.clock = clock;
    }

    synchronized void moved(Optional<UUID> organisation, Head head) {
        if (file != null) {
            moved.put(organisation, head);
        }
    }

    synchronized void writeWhenDue() {
        if (file == null || moved.isEmpty() || clock.instant().isBefore(next)) {
            return;
        }
        try {
            List<String> lines = new ArrayList<>();
            moved.forEach((organisation, head) -> lines.add(line(organisation, head)));
            Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            moved.clear();
            next = clock.instant().plus(EVERY);
        } catch (IOException failure) {
            log.error("The ends of the audit chains cannot be written to {}: {}", file, failure.getMessage());
        }
    }

    private String line(Optional<UUID> organisation, Head head) {
        return clock.instant() + " " + organisation.map(UUID::toString).orElse(COMMON) + " " + head.position() + " "
                + HexFormat.of().formatHex(head.hash());
    }

    /** What such a file says. */
    static List<Noted> read(Path file) throws IOException {
        List<Noted> noted = new ArrayList<>();
        for (var line : Files.readAllLines(file)) {
            var parts = line.strip().split(" +");
            if (parts.length == 4) {
                noted.add(new Noted(
                        parts[1].equals(COMMON) ? null : UUID.fromString(parts[1]),
                        new Head(Long.parseLong(parts[2]), HexFormat.of().parseHex(parts[3]))));
            } else if (!line.isBlank()) {
                throw new IOException("not a line of " + file + ": " + line);
            }
        }
        return noted;
    }

    record Noted(@Nullable UUID organisation, Head head) {}
}
