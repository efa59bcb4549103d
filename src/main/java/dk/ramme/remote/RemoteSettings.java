package dk.ramme.remote;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * How another system is reached, and for how long it is waited for. No message here holds a secret.
 *
 * @param url questions are added to its path
 * @param bearerToken sent as {@code Authorization: Bearer}
 * @param apiKey sent in the header of that name
 * @param readTimeout for a whole answer
 * @param attempts how often a question is asked in all while it fails
 * @param patience for a question with all its attempts and the pauses between them
 */
public record RemoteSettings(
        @Nullable URI url,
        @Nullable String bearerToken,
        @Nullable String apiKey,
        @DefaultValue("X-API-Key") String apiKeyHeader,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration readTimeout,
        @DefaultValue("3") int attempts,
        @DefaultValue("12s") Duration patience) {

    public RemoteSettings {
        url = url == null || url.toString().isEmpty() ? null : url;
        bearerToken = secret("bearer-token", bearerToken);
        apiKey = secret("api-key", apiKey);
        require(apiKeyHeader.matches("[A-Za-z0-9-]{1,100}"), "api-key-header must be the name of a header");
        require(attempts >= 1 && attempts <= 10, "attempts must be 1 to 10");
        require(isTime(connectTimeout), "connect-timeout must be between 1 ms and 1 hour");
        require(isTime(readTimeout), "read-timeout must be between 1 ms and 1 hour");
        require(isTime(patience), "patience must be between 1 ms and 1 hour");
    }

    /** Whether there is an address, and what is sent there cannot be read on the way: https, or this machine. */
    public boolean isSafe() {
        return url != null && Address.isSafe(url);
    }

    private static @Nullable String secret(String name, @Nullable String value) {
        if (!StringUtils.hasText(value)) return null;
        require(value.chars().allMatch(c -> c > ' ' && c < 0x7F), name + " must be of letters, digits and signs");
        return value;
    }

    private static boolean isTime(Duration time) {
        return time.toMillis() >= 1 && time.toHours() < 1;
    }

    private static void require(boolean met, String otherwise) {
        if (!met) throw new IllegalArgumentException(otherwise);
    }

    @Override
    public String toString() {
        return "RemoteSettings[" + url + "]";
    }
}
