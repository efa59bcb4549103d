package dk.ramme.means;

import dk.ramme.alarm.Counted;
import dk.ramme.vault.DocumentSignature;
import dk.ramme.vault.TransportKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
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
    String load(Path file, IdentificationMeans kind, @Nullable TransportKey key, @Nullable X509Certificate signer)
            throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new TokenFile.Unreadable("the file is larger than 50 MB");
        }
        var content = TokenFile.read(Files.readAllBytes(file), key, signer);
        var tokens = content.tokens();
        var added = transaction.execute(
                status -> stock.load(kind, tokens, Clock.systemUTC().instant()));
        return origin(content.signer(), signer != null) + "\nLoaded: " + Counted.of(added, "device") + "; here before: "
                + (tokens.size() - added) + ". Delete the file now:"
                + " whoever has it can make the codes of these devices.";
    }

    private static String origin(@Nullable X509Certificate signedBy, boolean expected) {
        if (signedBy == null) return "The file is not signed: nothing shows that it came from the maker as it is.";
        var whose = "The file is as it was signed by " + signedBy.getSubjectX500Principal();
        return expected
                ? whose + "."
                : whose + ", SHA-256 " + DocumentSignature.fingerprint(signedBy)
                        + ". The certificate came with the file: compare it with the maker's.";
    }
}
