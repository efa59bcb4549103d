package dk.ramme.login.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientKeyTests {

    @TempDir
    Path folder;

    @Test
    void reads_a_private_key() throws Exception {
        var key = new ECKeyGenerator(Curve.P_256).keyID("ramme-1").generate();

        assertThat(ClientKey.read(file(key.toJSONString())).getKeyID()).isEqualTo("ramme-1");
    }

    @Test
    void refuses_what_is_no_private_key_without_repeating_it() throws Exception {
        var publicKey =
                file(new ECKeyGenerator(Curve.P_256).generate().toPublicJWK().toJSONString());
        var nonsense = file("-----BEGIN PRIVATE KEY----- secret");

        assertThatThrownBy(() -> ClientKey.read(publicKey)).hasMessageContaining("no private key");
        assertThatThrownBy(() -> ClientKey.read(nonsense))
                .hasMessageContaining("client-key-file")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "key", ".json"), content);
    }
}
