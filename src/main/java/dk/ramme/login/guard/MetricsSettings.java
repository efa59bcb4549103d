package dk.ramme.login.guard;

import jakarta.validation.constraints.Pattern;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param token what Prometheus shows to be given the figures, 20 characters or more; empty: nobody is given them */
@Validated
@ConfigurationProperties("ramme.metrics")
record MetricsSettings(
        @DefaultValue("") @Pattern(regexp = "|.{20,}") String token) {

    /** Whether the header {@code Authorization} bears the token (RFC 6750); takes as long for a wrong one. */
    boolean admit(@Nullable String authorization) {
        return !token.isEmpty()
                && authorization != null
                && MessageDigest.isEqual(bytes("Bearer " + token), bytes(authorization));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "MetricsSettings[token=" + (token.isEmpty() ? "none" : "given") + "]";
    }
}
