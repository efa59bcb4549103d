package dk.ramme.login.session;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.login.SignedIn;
import dk.ramme.login.SignedInToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.swing.event.EventListenerList;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.servlet.FlashMap;

class SessionReaderTests {

    private final SessionReader reader = new SessionReader(getClass().getClassLoader());

    @Test
    void reads_who_is_logged_in() {
        var me = new SignedIn(
                "https://mitid.test",
                "x",
                "Karen Holm",
                "Substantial",
                Instant.EPOCH,
                UUID.randomUUID(),
                UUID.randomUUID());

        var read = reader.convert(written(new SecurityContextImpl(new SignedInToken(me, List.of()))));

        assertThat(((SecurityContext) read).getAuthentication().getPrincipal()).isEqualTo(me);
    }

    @Test
    void reads_what_the_next_page_shall_say() {
        var flash = new FlashMap();
        flash.put("notice", "activation.resent");
        flash.put("noticeArguments", new Object[] {1, 2L, "x"});
        flash.addTargetRequestParam("page", "2");

        assertThat(reader.convert(written(new CopyOnWriteArrayList<>(List.of(flash)))))
                .asList()
                .hasSize(1);
        assertThat(reader.convert(written(new ArrayList<>(List.of(Map.of("a", Instant.EPOCH))))))
                .asList()
                .hasSize(1);
        assertThat(reader.convert(written(new byte[] {1}))).isEqualTo(new byte[] {1});
    }

    @Test
    void leaves_out_what_is_never_put_there() {
        assertThat(reader.convert(written(new EventListenerList()))).isNull();
        assertThat(reader.convert(written(new BigDecimal("1")))).isNull();
        assertThat(reader.convert(written(new ArrayList<>(List.of(new BigDecimal("1"))))))
                .isNull();
    }

    @Test
    void leaves_out_what_is_damaged() {
        assertThat(reader.convert(new byte[] {1, 2, 3})).isNull();
    }

    private static byte[] written(Object value) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }
}
