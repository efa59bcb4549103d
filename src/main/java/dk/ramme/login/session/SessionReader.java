package dk.ramme.login.session;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ConfigurableObjectInputStream;
import org.springframework.core.convert.converter.Converter;

/**
 * Reads what a session keeps, of the few kinds that are put there and nothing else: whoever could write into the table
 * of sessions must not have code run here. What cannot be read, also because a newer version wrote it, is not there: at
 * worst the person logs in again.
 */
class SessionReader implements Converter<byte[], @Nullable Object> {

    private static final Logger log = LoggerFactory.getLogger(SessionReader.class);

    private static final ObjectInputFilter KNOWN = ObjectInputFilter.Config.createFilter(String.join(
            ";",
            "maxdepth=40",
            "maxbytes=1000000",
            "dk.ramme.**",
            "org.springframework.security.**",
            "org.springframework.web.servlet.FlashMap",
            "org.springframework.util.LinkedMultiValueMap",
            "org.springframework.util.MultiValueMapAdapter",
            "java.lang.*",
            "java.time.*",
            "java.util.*",
            "java.util.concurrent.*",
            "!*"));

    private final ClassLoader classes;

    SessionReader(ClassLoader classes) {
        this.classes = classes;
    }

    @Override
    @SuppressWarnings("NullAway") // the interface allows null by its type argument, which the checker does not read
    public @Nullable Object convert(byte[] stored) {
        try (ObjectInputStream in = open(new ByteArrayInputStream(stored))) {
            in.setObjectInputFilter(KNOWN);
            return in.readObject();
        } catch (IOException | ClassNotFoundException unreadable) {
            log.warn("Something in a session cannot be read and is left out: {}", unreadable.toString());
            return null;
        }
    }

    private ObjectInputStream open(InputStream bytes) throws IOException {
        return new ConfigurableObjectInputStream(bytes, classes);
    }
}
