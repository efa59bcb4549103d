package dk.ramme.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.identifier.CprNumber;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CprVaultTests {

    private final CprVault vault = DemoVault.open();

    @Test
    void whatIsSealedOpensInItsPlace() {
        CprNumber cpr = CprNumber.parse("010203-1234");
        SealContext place = new SealContext("users", "cpr_enc", UUID.randomUUID(), UUID.randomUUID());

        byte[] sealed = vault.seal(cpr, place);

        assertThat(vault.open(sealed, place)).isEqualTo(cpr);
    }
}
