package dk.ramme.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTokenTests {

    private static final String TOKEN = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    @Test
    void ten_thousand_tokens_are_distinct_and_of_the_right_alphabet() {
        Set<String> seen = new HashSet<>();
        Set<Integer> signs = new HashSet<>();

        for (int i = 0; i < 10_000; i++) {
            String value = LinkToken.fresh().value();
            assertThat(value).matches("[A-Za-z0-9_-]{43}");
            value.chars().forEach(signs::add);
            seen.add(value);
        }

        assertThat(seen).hasSize(10_000);
        assertThat(signs).as("every sign of the alphabet occurs").hasSize(64);
    }

    @Test
    void every_bit_of_a_token_varies() {
        int tokens = 2_000;
        int[] ones = new int[256];
        for (int i = 0; i < tokens; i++) {
            byte[] random = Base64.getUrlDecoder().decode(LinkToken.fresh().value());
            for (int bit = 0; bit < 256; bit++) ones[bit] += random[bit / 8] >> (bit % 8) & 1;
        }

        // Half of them, give or take ten standard deviations: a fixed bit is found, chance is not.
        assertThat(ones).satisfies(counts -> {
            for (int count : counts) assertThat(count).isBetween(tokens / 2 - 224, tokens / 2 + 224);
        });
    }

    @Test
    void what_was_mailed_is_read_back() {
        LinkToken token = LinkToken.fresh();

        assertThat(LinkToken.parse(token.value())).contains(token);
        assertThat(token.hash()).isEqualTo(new LinkToken(token.value()).hash());
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "x",
                TOKEN + "A",
                TOKEN + "=",
                " " + TOKEN,
                TOKEN + "\n",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9", // the same bytes in another spelling
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh+",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdH/8",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHæ8",
                "../../../../../../../../../../../etc/passwd"
            })
    void what_has_not_the_shape_is_no_token(String text) {
        assertThat(LinkToken.parse(text)).isEmpty();
    }

    @Test
    void the_hash_is_sha256_of_the_text() {
        assertThat(HexFormat.of().formatHex(new LinkToken(TOKEN).hash()))
                .isEqualTo("ea866a757e4c38babfa8127cbe9a409d3e1f93a00ff1488ff735fcf917afffd0");
    }

    @Test
    void it_does_not_show_itself() {
        LinkToken token = LinkToken.fresh();

        assertThat(token.toString()).doesNotContain(token.value());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinkToken(TOKEN + "A"))
                .withMessageNotContaining(TOKEN);
    }
}
