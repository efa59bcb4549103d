package dk.ramme.joining.register;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * Where the company register is. The source says which of the two is asked.
 *
 * @param file one company a line, as JSON; a path, or {@code classpath:} for demonstrations
 */
@ConfigurationProperties("ramme.register")
record RegisterSettings(
        @DefaultValue("file") Source source,
        @Nullable String file,
        @DefaultValue Http http) {

    RegisterSettings {
        if (source == Source.FILE && !StringUtils.hasText(file)) {
            throw new IllegalArgumentException("ramme.register.file must name the file of the company register");
        }
        if (source == Source.HTTP && !isFit(http.url())) {
            throw new IllegalArgumentException(
                    "ramme.register.http.url must be https://host/path (http only on this machine)");
        }
    }

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private static boolean isFit(@Nullable URI url) {
        return url != null
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && ("https".equals(url.getScheme())
                        || "http".equals(url.getScheme()) && THIS_MACHINE.contains(url.getHost()));
    }

    enum Source {
        FILE,
        HTTP
    }

    /**
     * @param url the CVR number is added to it as last part of the path
     * @param bearerToken sent as {@code Authorization: Bearer}
     * @param apiKey sent in the header of that name
     * @param attempts how often it is asked in all while it fails
     * @param patience no further attempt begins after that time
     */
    record Http(
            @Nullable URI url,
            @Nullable String bearerToken,
            @Nullable String apiKey,
            @DefaultValue("X-API-Key") String apiKeyHeader,
            @DefaultValue("2s") Duration connectTimeout,
            @DefaultValue("10s") Duration readTimeout,
            @DefaultValue("3") int attempts,
            @DefaultValue("12s") Duration patience) {

        Http {
            if (attempts < 1 || attempts > 10) {
                throw new IllegalArgumentException("ramme.register.http.attempts must be 1 to 10");
            }
            bearerToken = StringUtils.hasText(bearerToken) ? bearerToken : null;
            apiKey = StringUtils.hasText(apiKey) ? apiKey : null;
        }

        @Override
        public String toString() {
            return "Http[" + url + "]";
        }
    }
}
