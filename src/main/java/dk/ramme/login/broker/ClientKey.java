package dk.ramme.login.broker;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The private key Ramme proves itself to the broker with, where that takes the place of a shared secret (private_key_jwt). */
final class ClientKey {

    private ClientKey() {}

    /** @param file a JSON Web Key with its private part; the broker has the public one */
    static JWK read(Path file) {
        try {
            var key = JWK.parse(Files.readString(file));
            if (!key.isPrivate()) {
                throw new IllegalStateException("ramme.login.client-key-file holds no private key");
            }
            return key;
        } catch (IOException | ParseException unreadable) {
            // the cause may repeat what is in the file
            throw new IllegalStateException("ramme.login.client-key-file cannot be read as a JSON Web Key: " + file);
        }
    }
}
