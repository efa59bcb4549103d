package dk.ramme.means;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** users, minor: devices can be tried by hand in the demonstration, with keys that say what they are. */
class DemoDevicesTests {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:10Z");
    private static final Pattern CODES = Pattern.compile("<code>([0-9]*)</code><td><code>([0-9]*)</code>");

    @TempDir
    Path folder;

    @Test
    void what_the_page_shows_takes_each_device_into_use() {
        var page = new DemoDeviceController(folder, Clock.fixed(NOW, ZoneOffset.UTC));
        DemoDevices.all().stream().filter(DemoDevices.DemoDevice::isReader).forEach(one -> {
            page.press(one.serial());
            page.press(one.serial());
        });

        var rows = page.list();

        assertThat(DemoDevices.all()).hasSize(10).allSatisfy(one -> {
            var codes = CODES.matcher(rows.substring(rows.indexOf(one.serial() + "<td>")));
            assertThat(codes.find()).isTrue();
            var first = Code.parse(codes.group(1)).orElseThrow();
            var second = Code.parse(codes.group(2)).orElseThrow();
            assertThat(one.maker().find(first, second, NOW)).isPresent();
        });
    }

    @Test
    void nobody_takes_them_for_real_ones() {
        assertThat(DemoDevices.all()).allSatisfy(one -> assertThat(one.serial()).startsWith("DEMO-"));
    }
}
