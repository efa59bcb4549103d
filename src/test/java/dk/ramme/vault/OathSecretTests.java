package dk.ramme.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OathSecretTests {

    private static final String DIGITS = "12345678901234567890";

    /** RFC 4226, appendix D. */
    @ParameterizedTest
    @CsvSource({
        "0, 755224",
        "1, 287082",
        "2, 359152",
        "3, 969429",
        "4, 338314",
        "5, 254676",
        "6, 287922",
        "7, 162583",
        "8, 399871",
        "9, 520489"
    })
    void makes_the_codes_of_the_standard_for_counters(long counter, String code) {
        assertThat(secret(20).code(counter, 6, OathHash.SHA1)).isEqualTo(code);
    }

    /** RFC 6238, appendix B; its secrets are as long as the hash. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082, 46119246, 90693936",
        "1111111109, 07081804, 68084774, 25091201",
        "1111111111, 14050471, 67062674, 99943326",
        "1234567890, 89005924, 91819424, 93441116",
        "2000000000, 69279037, 90698825, 38618901",
        "20000000000, 65353130, 77737706, 47863826"
    })
    void makes_the_codes_of_the_standard_for_times(long second, String sha1, String sha256, String sha512) {
        var step = second / 30;

        assertThat(secret(20).code(step, 8, OathHash.SHA1)).isEqualTo(sha1);
        assertThat(secret(32).code(step, 8, OathHash.SHA256)).isEqualTo(sha256);
        assertThat(secret(64).code(step, 8, OathHash.SHA512)).isEqualTo(sha512);
    }

    @ParameterizedTest
    @CsvSource({"SHA1, 6", "SHA1, 8", "SHA256, 6", "SHA512, 7"})
    void an_independent_program_makes_the_same_codes(OathHash hash, int digits) throws Exception {
        var random = new Random(4226);
        for (var round = 0; round < 20; round++) {
            var bytes = new byte[20];
            random.nextBytes(bytes);
            var counter = random.nextLong(1L << 40);

            var theirs = Oathtool.run(
                    "--totp=" + hash,
                    "-d",
                    "" + digits,
                    "-s",
                    "30s",
                    "-N",
                    "@" + counter * 30,
                    HexFormat.of().formatHex(bytes));

            assertThat(OathSecret.of(bytes).code(counter, digits, hash)).isEqualTo(theirs);
        }
    }

    @Test
    void an_app_is_told_the_secret_in_base32() throws Exception {
        var secret = OathSecret.fresh();

        assertThat(Oathtool.run("--totp", "-b", "-N", "@59", secret.base32()))
                .isEqualTo(secret.code(1, 6, OathHash.SHA1));
        assertThat(Base32.encode("foobar".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTBOI");
        assertThat(Base32.encode("foob".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YQ");
    }

    @Test
    void says_nothing_of_itself() {
        assertThat(OathSecret.fresh().toString()).isEqualTo("OathSecret[****]");
    }

    private static OathSecret secret(int length) {
        return OathSecret.of(DIGITS.repeat(4).substring(0, length).getBytes(StandardCharsets.US_ASCII));
    }
}
