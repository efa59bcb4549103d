package dk.ramme.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.login.Browser;
import dk.ramme.login.LoginPeople;
import dk.ramme.login.TestPerson;
import dk.ramme.people.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Nobody fills the disk who may not hand in a file (T47, U3, S3; security finding 2). Over real connections: the server itself
 * takes part in it.
 */
@RammeTest
class UploadTests {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final byte[] CHUNK = "1;A;a@b.example\n".repeat(65_536).getBytes(StandardCharsets.UTF_8);

    @Autowired
    ApplicationContext beans;

    @Autowired
    Environment environment;

    @Autowired
    UploadFolder folder;

    @ParameterizedTest
    @CsvSource({
        "/no-such-page, 415",
        "/, 415",
        "/login, 415",
        "/users/many/x, 415",
        "/app.css, 415",
        "/users/many, 302",
        "/setup/import/file, 302",
        "/setup/import/file/, 415",
        "//setup/import/file, 415",
        "/%75sers/many, 404"
    })
    void of_a_strangers_upload_nothing_is_read(String path, int status) throws IOException {
        try (var wire = wire()) {
            refusedUnread(wire, "POST " + path, "", status);
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, 415", "PUT, 415", "DELETE, 415", "HEAD, 415", "PATCH, 415", "OPTIONS, 415"})
    void of_an_upload_by_another_method_nothing_is_read(String method, int status) throws IOException {
        try (var wire = wire()) {
            refusedUnread(wire, method + " /no-such-page", "", status);
        }
    }

    @Test
    void of_an_upload_by_somebody_without_the_role_nothing_is_read() throws IOException {
        var rights = loggedIn(Role.RIGHTS_ADMINISTRATOR);

        for (var path : new String[] {"/users/many", "/setup/import/file"}) {
            try (var wire = wire()) {
                refusedUnread(wire, "POST " + path, cookie(rights), 403);
            }
        }
    }

    @Test
    void no_file_is_kept_before_the_token_is_right() throws IOException {
        var user = loggedIn(Role.USER_ADMINISTRATOR);

        for (var token : new String[] {"", "x", "a".repeat(96)}) {
            try (var wire = wire()) {
                wire.send(head("POST /users/many", 300_000_000, cookie(user)) + part("_csrf", token) + filePart());
                wire.send(CHUNK);
                wire.send(CHUNK);
                wire.send(CHUNK);
                assertThat(kept()).isZero();
                assertThat(wire.status()).as(token).isEqualTo(403);
            }
        }
        try (var wire = wire()) {
            wire.send(head("POST /users/many", 300_000_000, cookie(user)) + filePart());
            wire.send(CHUNK);
            assertThat(wire.status()).as("the file first").isEqualTo(403);
        }
    }

    @Test
    void a_file_is_read_of_whoever_may_and_gone_when_the_answer_is_there() throws IOException {
        var user = loggedIn(Role.USER_ADMINISTRATOR);
        var file = filePart() + "Navn;E-mail;CPR-nummer\n" + "x".repeat(3_000_000) + "\n--x--\n";
        var body = (part("_csrf", token(user)) + file).replace("\n", "\r\n");

        try (var wire = wire()) {
            wire.send(head("POST /users/many", body.length(), cookie(user)));
            wire.send(body.substring(0, body.length() / 2).getBytes(StandardCharsets.UTF_8));
            await(() -> kept() > 0);
            wire.send(body.substring(body.length() / 2).getBytes(StandardCharsets.UTF_8));
            assertThat(wire.answer()).contains("HTTP/1.1 422", "Connection: close", "linje");
        }
        await(() -> kept() == 0);
    }

    @Test
    void an_upload_that_is_given_up_leaves_nothing() throws IOException {
        var user = loggedIn(Role.USER_ADMINISTRATOR);
        try (var wire = wire()) {
            begin(wire, user);
            await(() -> kept() > 0);
        }
        await(() -> kept() == 0);
    }

    @Test
    void one_person_has_no_more_uploads_on_their_way_than_their_share() throws IOException {
        var user = loggedIn(Role.USER_ADMINISTRATOR);
        var share = 2;
        var wires = new ArrayList<Wire>();
        try {
            for (var n = 0; n < share; n++) {
                wires.add(wire());
                begin(wires.get(n), user);
            }
            await(() -> files() == share);
            try (var wire = wire()) {
                begin(wire, user);
                assertThat(wire.answer()).contains("HTTP/1.1 503", "Retry-After: 60", "Connection: close");
            }
        } finally {
            wires.forEach(Wire::close);
        }
        await(() -> kept() == 0);
    }

    @Test
    void whoever_sends_too_large_a_file_is_heard_out_and_told_so_at_the_field() throws IOException {
        var user = loggedIn(Role.USER_ADMINISTRATOR);
        var size = 500_000_001L;
        try (var wire = wire()) {
            wire.send(head("POST /users/many", size, cookie(user)));
            var chunk = new byte[1 << 20];
            var left = size;
            for (; left >= chunk.length; left -= chunk.length)
                assertThat(wire.send(chunk)).isTrue();
            wire.send(new byte[(int) left]);
            assertThat(wire.answer()).contains("HTTP/1.1 303", "Location: /users/many?too-large");
        }
        assertThat(user.open("/users/many?too-large").text()).contains("Filen er for stor. Den må højst fylde 500 MB.");
    }

    /** What is too long is named, and is not the file. */
    @ParameterizedTest
    @CsvSource({
        "FILE_NAME, Filens navn er for langt",
        "PART_HEADER, foran filen",
        "FIELD_NAME, et felt med",
        "FIELD, længere",
        "PARTS, flere felter"
    })
    void whoever_sends_what_no_page_sends_is_told_what_is_to_blame(String cause, String told) throws IOException {
        var user = loggedIn(Role.USER_ADMINISTRATOR);
        var long5000 = "a".repeat(5000);
        var sent = part("_csrf", token(user))
                + switch (cause) {
                    case "FILE_NAME" -> filePart().replace("a.csv", long5000 + ".csv");
                    case "PART_HEADER" ->
                        filePart().replace("Content-Type", "X-Any: " + long5000.repeat(8) + "\nContent-Type");
                    case "FIELD_NAME" -> part(long5000, "1");
                    case "FIELD" -> part("wanted", long5000.repeat(2));
                    default -> part("wanted", "USERS").repeat(60);
                }
                + "\n--x--\n";
        var body = sent.replace("\n", "\r\n");
        try (var wire = wire()) {
            wire.send(head("POST /users/many", body.length(), cookie(user)) + sent);
            assertThat(wire.answer()).contains("HTTP/1.1 303", "Location: /users/many?unfit=" + cause);
        }
        var page = user.open("/users/many?unfit=" + cause);
        assertThat(page.text()).contains(told).doesNotContain("for stor");
    }

    @ParameterizedTest
    @CsvSource({"'boundary=', 400", "'boundary=y', 403", "'x=y', 400"})
    void what_is_no_proper_upload_is_refused_and_not_logged_as_a_failure(String boundary, int status)
            throws IOException {
        var user = loggedIn(Role.USER_ADMINISTRATOR);
        var body = part("_csrf", token(user)).replace("\n", "\r\n");
        try (var wire = wire()) {
            wire.send(head("POST /users/many", body.length(), cookie(user)).replace("boundary=x", boundary)
                    + body.replace("\r\n", "\n"));
            assertThat(wire.status()).isEqualTo(status);
        }
    }

    private void refusedUnread(Wire wire, String request, String cookie, int status) throws IOException {
        wire.send(head(request, 450_000_000, cookie) + filePart());
        for (var n = 0; n < 4 && wire.send(CHUNK); n++) assertThat(kept()).isZero();
        var answer = wire.answer();
        assertThat(answer).startsWith("HTTP/1.1 " + status).containsIgnoringCase("Connection: close");
        assertThat(kept()).isZero();
    }

    private void begin(Wire wire, Browser user) {
        wire.send(head("POST /users/many", 300_000_000, cookie(user)) + part("_csrf", token(user)) + filePart());
        wire.send(CHUNK);
        wire.send(CHUNK);
    }

    private static String head(String request, long length, String cookie) {
        return request + " HTTP/1.1\nHost: localhost\nContent-Type: multipart/form-data; boundary=x\nContent-Length: "
                + length + "\n" + cookie + "\n";
    }

    private static String part(String name, String value) {
        return "--x\nContent-Disposition: form-data; name=\"" + name + "\"\n\n" + value + "\n";
    }

    private static String filePart() {
        return "--x\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\nContent-Type: text/csv\n\n";
    }

    private Browser loggedIn(Role... roles) {
        var people = new LoginPeople(beans);
        var person = TestPerson.fresh("Karen Holm");
        people.appointed(people.organisation("Nordlys Energi A/S"), person, roles);
        var browser = new Browser(environment);
        browser.logIn(person);
        assertThat(browser.session()).isNotNull();
        return browser;
    }

    private static String cookie(Browser browser) {
        return "Cookie: ramme=" + browser.session() + "\n";
    }

    private static String token(Browser browser) {
        var found = TOKEN.matcher(browser.open("/users/many").body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private Wire wire() {
        return new Wire(environment.getRequiredProperty("server.port", Integer.class));
    }

    private long files() throws IOException {
        try (var files = Files.list(folder.path())) {
            return files.filter(file -> file.getFileName().toString().endsWith(".tmp"))
                    .count();
        }
    }

    /** Bytes in the folder. */
    private long kept() throws IOException {
        var size = 0L;
        try (var files = Files.list(folder.path())) {
            for (var file : files.toList()) size += file.toFile().length();
        }
        return size;
    }

    private static void await(Reached reached) throws IOException {
        var end = System.nanoTime() + 10_000_000_000L;
        while (!reached.is()) {
            assertThat(System.nanoTime()).isLessThan(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    private interface Reached {
        boolean is() throws IOException;
    }
}
