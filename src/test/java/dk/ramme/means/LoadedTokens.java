package dk.ramme.means;

import java.io.IOException;
import java.nio.file.Files;
import org.springframework.boot.test.context.TestComponent;

/** Loads devices as the operator's command does. */
@TestComponent
public class LoadedTokens {

    private final TokenLoading loading;

    LoadedTokens(TokenLoading loading) {
        this.loading = loading;
    }

    /** @param method totp or hotp @param secret base64 */
    public String load(IdentificationMeans kind, String method, String serial, String secret) throws IOException {
        var file = Files.createTempFile("tokens", ".xml");
        try {
            Files.writeString(file, TokenFileTests.plain(method, serial, secret, 6));
            return loading.load(file, kind, null, null);
        } finally {
            Files.delete(file);
        }
    }
}
