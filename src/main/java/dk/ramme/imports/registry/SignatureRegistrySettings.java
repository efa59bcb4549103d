package dk.ramme.imports.registry;

import dk.ramme.remote.RemoteSettings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where the registry of employee signatures is; without an address there is none. What each means:
 * docs/signature-registry.md.
 */
@ConfigurationProperties("ramme.signature-registry")
@Validated
record SignatureRegistrySettings(
        @Nullable URI url,
        @Nullable String bearerToken,
        @Nullable String apiKey,
        @DefaultValue("X-API-Key") String apiKeyHeader,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration readTimeout,
        @DefaultValue("3") int attempts,
        @DefaultValue("20s") Duration patience,
        @DefaultValue("1000") @Min(1) @Max(10_000) int pageSize,
        @DefaultValue("4MB") DataSize maxPage) {

    SignatureRegistrySettings {
        url = url == null || url.toString().isEmpty() ? null : url;
        if (maxPage.toKilobytes() < 1 || maxPage.toMegabytes() > 64) {
            throw new IllegalArgumentException("ramme.signature-registry.max-page must be between 1KB and 64MB");
        }
        var remote = remote(url, bearerToken, apiKey, apiKeyHeader, connectTimeout, readTimeout, attempts, patience);
        if (url != null && !remote.isSafe()) {
            throw new IllegalArgumentException(
                    "ramme.signature-registry.url must be https://host/path (http only on this machine)");
        }
    }

    RemoteSettings remote() {
        return remote(url, bearerToken, apiKey, apiKeyHeader, connectTimeout, readTimeout, attempts, patience);
    }

    private static RemoteSettings remote(
            @Nullable URI url,
            @Nullable String bearerToken,
            @Nullable String apiKey,
            String apiKeyHeader,
            Duration connectTimeout,
            Duration readTimeout,
            int attempts,
            Duration patience) {
        return new RemoteSettings(
                url, bearerToken, apiKey, apiKeyHeader, connectTimeout, readTimeout, attempts, patience);
    }

    @Override
    public String toString() {
        return "SignatureRegistrySettings[" + url + "]";
    }
}
