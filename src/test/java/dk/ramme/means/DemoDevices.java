package dk.ramme.means;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** What the run command adds to try devices: some in the stock, and the page {@code /demo/devices} in the place of their displays. */
@TestConfiguration(proxyBeanMethods = false)
@Import(DemoDeviceController.class)
public class DemoDevices {

    private final TokenStock stock;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoDevices(TokenStock stock, TransactionTemplate transaction, Clock clock) {
        this.stock = stock;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Those that were loaded at an earlier start are as they were left. */
    @EventListener
    void load(ApplicationReadyEvent ready) {
        transaction.executeWithoutResult(status -> all().forEach(one -> stock.load(
                one.kind(), List.of(new TokenFile.LoadedToken(one.serial(), one.maker())), clock.instant())));
    }

    /** The devices of the demonstration's file: those that count time show codes, the others say them. */
    static List<DemoDevice> all() {
        try (var file = DemoDevices.class.getResourceAsStream("/demo/devices.xml")) {
            return TokenFile.read(Objects.requireNonNull(file).readAllBytes(), null).stream()
                    .map(token -> new DemoDevice(token.serial(), token.maker()))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    record DemoDevice(String serial, CodeMaker maker) {

        boolean isReader() {
            return maker.method() == CodeMaker.Method.HOTP;
        }

        IdentificationMeans kind() {
            return isReader() ? IdentificationMeans.CODE_READER : IdentificationMeans.CODE_DISPLAY;
        }

        String code(long position) {
            return maker.secret().code(position, maker.digits(), maker.hash());
        }
    }

    /** How often the button of each reader was pressed, which outlives a restart as the database does. */
    static final class DemoReaders {

        private final Path folder;

        DemoReaders(Path folder) {
            this.folder = folder;
        }

        synchronized long presses(String serial) {
            try {
                var file = folder.resolve(serial);
                return Files.exists(file)
                        ? Long.parseLong(Files.readString(file).strip())
                        : 0;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        synchronized void press(String serial) {
            try {
                Files.createDirectories(folder);
                Files.writeString(folder.resolve(serial), Long.toString(presses(serial) + 1));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
