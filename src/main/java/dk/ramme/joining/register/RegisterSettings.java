package dk.ramme.joining.register;

import dk.ramme.remote.RemoteSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * Where the company register is. The source says which of the two is asked.
 *
 * @param file one company a line, as JSON; a path, or {@code classpath:} for demonstrations
 * @param http the CVR number is added to its address as last part of the path
 */
@ConfigurationProperties("ramme.register")
record RegisterSettings(
        @DefaultValue("file") Source source,
        @Nullable String file,
        @DefaultValue RemoteSettings http) {

    RegisterSettings {
        if (source == Source.FILE && !StringUtils.hasText(file)) {
            throw new IllegalArgumentException("ramme.register.file must name the file of the company register");
        }
        if (source == Source.HTTP && !http.isSafe()) {
            throw new IllegalArgumentException(
                    "ramme.register.http.url must be https://host/path (http only on this machine)");
        }
    }

    enum Source {
        FILE,
        HTTP
    }
}
