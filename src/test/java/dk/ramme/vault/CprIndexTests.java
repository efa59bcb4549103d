package dk.ramme.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dk.ramme.identifier.CprNumber;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CprIndexTests {

    private static final CprNumber CPR = CprNumber.parse("010203-1234");
    private static final UUID ORGANISATION = UUID.fromString("0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9");

    /** 00 01 02 ... 1f, and the same one higher. */
    private static final Map<Short, byte[]> SECRETS = Map.of((short) 1, bytesFrom(0), (short) 2, bytesFrom(1));

    /** The expected values were computed with another program (Python's hmac). */
    @ParameterizedTest
    @CsvSource({
        "1, 0102031234, 0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9, 99996093b876fadca832ac6cf53e7cfae112bbc378067e68b7642ca2fa30094a",
        "1, 6102030123, 0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9, 48176f8629c9cfcb1b83ed09581c16c289978da356e2ce6586f06495aa94c398",
        "1, 3112990123, 0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9, a9f5d79c0ac0bb582231c7ce93730982d090fad112feff4ef8cdd3b64209f6e1",
        "1, 0102031234, ffffffff-ffff-4fff-bfff-ffffffffffff, 3a84579deb430a52017cac0e71e6b7bf0b1276fe02cfc837a21638093681b773",
        "2, 0102031234, 0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9, ad3e858e0c4eeecc0418c447e44c3e8b85d068907f99a6e82fcc5e402c4c0e85"
    })
    void the_index_is_the_hmac_that_is_written_down(short version, String cpr, UUID organisation, String expected)
            throws GeneralSecurityException {
        CprIndex index = vaultWithCurrent(version).index(CprNumber.parse(cpr), organisation);

        assertThat(index.keyVersion()).isEqualTo(version);
        assertThat(HexFormat.of().formatHex(index.value())).isEqualTo(expected);
    }

    @Test
    void while_keys_are_changed_both_are_looked_for() throws GeneralSecurityException {
        CprIndex before = vaultWithCurrent((short) 1).index(CPR, ORGANISATION);
        CprIndex after = vaultWithCurrent((short) 2).index(CPR, ORGANISATION);

        assertThat(vaultWithCurrent((short) 1).indexes(CPR, ORGANISATION)).containsExactly(before, after);
        assertThat(vaultWithCurrent((short) 2).indexes(CPR, ORGANISATION)).containsExactly(after, before);
    }

    @Test
    void two_organisations_never_share_a_value() {
        CprVault vault = DemoVault.open();
        UUID other = UUID.randomUUID();
        Set<CprIndex> seen = new HashSet<>();

        for (int serial = 0; serial < 10_000; serial++) {
            CprNumber cpr = CprNumber.parse(String.format(Locale.ROOT, "010165%04d", serial));
            seen.add(vault.index(cpr, ORGANISATION));
            seen.add(vault.index(cpr, other));
        }

        assertThat(seen).hasSize(20_000);
    }

    @Test
    void it_cannot_be_changed_from_outside() {
        byte[] value = bytesFrom(7);
        CprIndex index = new CprIndex((short) 1, value);

        value[0] = 99;
        index.value()[1] = 99;

        assertThat(index).isEqualTo(new CprIndex((short) 1, bytesFrom(7))).hasToString("CprIndex[key 1]");
        assertThat(index).isNotEqualTo(new CprIndex((short) 2, bytesFrom(7)));
        assertThatIllegalArgumentException().isThrownBy(() -> new CprIndex((short) 1, new byte[31]));
    }

    private static CprVault vaultWithCurrent(short version) throws GeneralSecurityException {
        AeadConfig.register();
        Aead aead = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
        return new CprVault(aead, IndexKeys.of(SECRETS, version));
    }

    private static byte[] bytesFrom(int first) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) (first + i);
        return bytes;
    }
}
