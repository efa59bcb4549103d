package dk.ramme.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dk.ramme.identifier.CprNumber;
import dk.ramme.vault.CprVault.SealBroken;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CprVaultTests {

    private static final CprNumber CPR = CprNumber.parse("010203-1234");
    private static final UUID ORGANISATION = UUID.fromString("0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9");
    private static final UUID ROW = UUID.fromString("11111111-2222-4333-8444-555555555555");
    private static final SealContext PLACE = new SealContext("users", "cpr_enc", ORGANISATION, ROW);

    private final CprVault vault = DemoVault.open();

    @Test
    void what_is_sealed_opens_in_its_place() {
        assertThat(vault.open(vault.seal(CPR, PLACE), PLACE)).isEqualTo(CPR);
        assertThat(vault.openText(vault.sealText("æøå 🔑", PLACE), PLACE)).isEqualTo("æøå 🔑");
        assertThat(vault.openText(vault.sealText("", PLACE), PLACE)).isEmpty();
    }

    static Stream<SealContext> otherPlaces() {
        return Stream.of(
                new SealContext("appointments", "cpr_enc", ORGANISATION, ROW),
                new SealContext("users", "totp_enc", ORGANISATION, ROW),
                new SealContext("users", "cpr_enc", UUID.randomUUID(), ROW),
                new SealContext("users", "cpr_enc", ORGANISATION, UUID.randomUUID()),
                new SealContext("users", "cpr_enc", ROW, ORGANISATION));
    }

    @ParameterizedTest
    @MethodSource("otherPlaces")
    void it_opens_in_no_other_place(SealContext elsewhere) {
        byte[] sealed = vault.seal(CPR, PLACE);

        assertThatExceptionOfType(SealBroken.class)
                .isThrownBy(() -> vault.open(sealed, elsewhere))
                .withMessageNotContaining("010203")
                .withNoCause();
    }

    @Test
    void names_of_places_cannot_run_into_each_other() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SealContext("users|cpr_enc", "x", ORGANISATION, ROW));
        assertThatIllegalArgumentException().isThrownBy(() -> new SealContext("users", "", ORGANISATION, ROW));
    }

    @Test
    void no_byte_of_it_can_be_changed() {
        byte[] sealed = vault.seal(CPR, PLACE);

        for (int i = 0; i < sealed.length; i++) {
            byte[] damaged = sealed.clone();
            damaged[i] ^= 1;
            assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> vault.open(damaged, PLACE));
        }
        assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> vault.open(new byte[0], PLACE));
    }

    @Test
    void another_key_does_not_open_it() throws GeneralSecurityException {
        byte[] sealed = vault.seal(CPR, PLACE);

        CprVault stranger = vaultOf(freshKeyset());

        assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> stranger.open(sealed, PLACE));
    }

    @Test
    void sealed_twice_it_looks_different() {
        assertThat(vault.seal(CPR, PLACE)).isNotEqualTo(vault.seal(CPR, PLACE));
    }

    @Test
    void a_dump_shows_nothing_of_it() {
        StringBuilder dump = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            byte[] index = vault.index(CPR, UUID.randomUUID()).value();
            dump.append(new String(vault.seal(CPR, PLACE), StandardCharsets.ISO_8859_1))
                    .append(HexFormat.of().formatHex(vault.seal(CPR, PLACE)))
                    .append(HexFormat.of().formatHex(index));
        }

        String digitsInHex = HexFormat.of().formatHex(CPR.value().getBytes(StandardCharsets.US_ASCII));
        assertThat(dump).doesNotContain(CPR.value()).doesNotContain(digitsInHex);
    }

    @Test
    void a_new_primary_key_seals_and_the_old_one_still_opens() throws GeneralSecurityException {
        KeysetHandle before = freshKeyset();
        KeysetHandle added = KeysetHandle.newBuilder(before)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId())
                .build();
        KeysetHandle.Builder switching = KeysetHandle.newBuilder(added);
        switching.getAt(1).makePrimary();
        KeysetHandle after = switching.build();

        byte[] old = vaultOf(before).seal(CPR, PLACE);
        byte[] fresh = vaultOf(after).seal(CPR, PLACE);

        assertThat(vaultOf(after).open(old, PLACE)).isEqualTo(CPR);
        assertThat(vaultOf(added).open(fresh, PLACE))
                .as("a node that has only been given the key")
                .isEqualTo(CPR);
        assertThatExceptionOfType(SealBroken.class)
                .isThrownBy(() -> vaultOf(before).open(fresh, PLACE));
    }

    @Test
    void many_threads_share_it() {
        CprIndex expected = vault.index(CPR, ORGANISATION);

        assertThat(IntStream.range(0, 20_000).parallel())
                .allMatch(i -> vault.index(CPR, ORGANISATION).equals(expected)
                        && vault.open(vault.seal(CPR, PLACE), PLACE).equals(CPR));
    }

    private static KeysetHandle freshKeyset() throws GeneralSecurityException {
        AeadConfig.register();
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
    }

    private static CprVault vaultOf(KeysetHandle keyset) throws GeneralSecurityException {
        IndexKeys indexKeys = IndexKeys.of(Map.of((short) 1, new byte[32]), (short) 1);
        return new CprVault(keyset.getPrimitive(RegistryConfiguration.get(), Aead.class), indexKeys);
    }
}
