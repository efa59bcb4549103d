package dk.ramme.means;

import dk.ramme.alarm.Counted;
import dk.ramme.vault.TransportKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads a file of devices into the stock, all of them or none. */
@Component
class TokenLoading {

    private static final long LARGEST = 50_000_000;

    private final TokenStock stock;
    private final TransactionTemplate transaction;

    TokenLoading(TokenStock stock, TransactionTemplate transaction) {
        this.stock = stock;
        this.transaction = transaction;
    }

    /** @return what was done, for the operator */
    String load(Path file, IdentificationMeans kind, @Nullable TransportKey key) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new TokenFile.Unreadable("the file is larger than 50 MB");
        }
        var tokens = TokenFile.read(Files.readAllBytes(file), key);
        var added = transaction.execute(
                status -> stock.load(kind, tokens, Clock.systemUTC().instant()));
        return "Loaded: " + Counted.of(added, "device") + "; here before: " + (tokens.size() - added)
                + ". Delete the file now:" + " whoever has it can make the codes of these devices.";
    }
}
