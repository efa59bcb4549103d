package dk.ramme.imports.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.imports.RegistrySimulator;
import dk.ramme.imports.registry.RegistryRefused.Reason;
import dk.ramme.imports.row.Section;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** A registry that can be told to misbehave, and whoever asks it. */
final class RegistryScene implements AutoCloseable {

    static final CvrNumber NORDLYS = new CvrNumber("24256790");
    static final String FIRST_PAGE = "24256790/users?";
    static final String SECRET = "1503679994";

    final RegistrySimulator simulator = new RegistrySimulator(0, Clock.systemUTC());

    @Override
    public void close() {
        simulator.close();
    }

    SignatureRegistry registry() {
        return new SignatureRegistry(settings(simulator.url(), RegistrySimulator.TOKEN), Clock.systemUTC());
    }

    RegistryPage firstPage() {
        return registry().page(NORDLYS, Section.USERS, null);
    }

    static SignatureRegistrySettings settings(String url, @Nullable String token) {
        return settings(url, token, Duration.ofSeconds(5), 3, Duration.ofSeconds(10));
    }

    static SignatureRegistrySettings settings(
            String url, @Nullable String token, Duration readTimeout, int attempts, Duration patience) {
        return new SignatureRegistrySettings(
                URI.create(url),
                token,
                null,
                "X-API-Key",
                Duration.ofSeconds(2),
                readTimeout,
                attempts,
                patience,
                100,
                DataSize.ofKilobytes(256));
    }

    static String good() {
        return pageOf("{\"rid\": \"1\", \"name\": \"Karen Holm\", \"cpr\": \"" + SECRET + "\"}", "null");
    }

    static String pageOf(String items, String next) {
        return "{\"cvr\": \"24256790\", \"section\": \"users\", \"total\": 1, \"next\": " + next + ", \"items\": ["
                + items + "]}";
    }

    static void assertUnavailable(SignatureRegistry registry) {
        assertThatThrownBy(() -> registry.page(NORDLYS, Section.USERS, null)).isInstanceOf(RegistryUnavailable.class);
    }

    static void assertRefused(SignatureRegistry registry, Reason reason) {
        assertRefused(registry, reason, "");
    }

    /** Nothing of what the registry sent may stand in the exception or in what caused it. */
    static void assertRefused(SignatureRegistry registry, Reason reason, String because) {
        var refused = catchThrowableOfType(RegistryRefused.class, () -> registry.page(NORDLYS, Section.USERS, null));
        assertThat(refused)
                .isNotNull()
                .hasNoCause()
                .hasMessageContaining(because)
                .hasMessageNotContaining(SECRET);
        assertThat(refused.reason()).isEqualTo(reason);
    }
}
