package dk.ramme.means;

import dk.ramme.DemoPage;
import dk.ramme.means.DemoDevices.DemoDevice;
import dk.ramme.means.DemoDevices.DemoReaders;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Shows what the devices of the demonstration show, since nobody has them in their hand. */
@RestController
@Profile("demo")
class DemoDeviceController {

    private static final String PATH = "/demo/devices";

    private static final String ABOUT = """
            <h1>Enheder til afprøvning</h1><p>En bruger, der har fået en kodeviser eller kodeoplæser, kan tage en af dem her i brug med
            serienummeret og to koder i træk. En kodeviser skifter kode hvert halve minut; en kodeoplæser siger en ny, hver gang der
            trykkes. Hver kode kan bruges én gang. Nøglerne er ingen hemmelighed.</p>
            <table><thead><tr><th>Serienummer<th>Slags<th>Før<th>Nu<th></thead><tbody>""";

    private final DemoReaders readers;
    private final Clock clock;

    /** @param folder where it is kept how often buttons were pressed */
    DemoDeviceController(@Value("${demo.devices:.ramme/devices}") Path folder, Clock clock) {
        this.readers = new DemoReaders(folder);
        this.clock = clock;
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    String list() {
        return DemoPage.of(
                ABOUT + DemoDevices.all().stream().map(this::row).collect(Collectors.joining()) + "</tbody></table>");
    }

    @PostMapping(PATH + "/{serial}")
    ResponseEntity<Void> press(@PathVariable String serial) {
        if (DemoDevices.all().stream()
                .noneMatch(one -> one.isReader() && one.serial().equals(serial))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        readers.press(serial);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(PATH))
                .build();
    }

    private String row(DemoDevice one) {
        var position = one.isReader()
                ? readers.presses(one.serial()) - 1
                : clock.instant().getEpochSecond() / one.maker().period();
        var press = one.isReader()
                ? "<form method=\"post\" action=\"%s/%s\"><button>Tryk</button></form>".formatted(PATH, one.serial())
                : "<a href=\"%s\">Se igen</a>".formatted(PATH);
        return "<tr><td>%s<td>%s<td><code>%s</code><td><code>%s</code><td>%s"
                .formatted(
                        one.serial(),
                        one.isReader() ? "Kodeoplæser" : "Kodeviser",
                        shown(one, position - 1),
                        shown(one, position),
                        press);
    }

    private static String shown(DemoDevice one, long position) {
        return position < 0 ? "" : one.code(position);
    }
}
