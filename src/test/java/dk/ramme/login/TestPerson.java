package dk.ramme.login;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** Somebody the MitID simulator logs in: the subject and the claims the broker gives. */
public record TestPerson(String subject, Map<String, Object> with) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PAGE = page();

    /** One of the persons on the simulator's page (src/test/resources/demo/README.md). */
    public static TestPerson named(String subject) {
        var form = Pattern.compile(
                        "name=\"username\" value=\"" + subject + "\">\\s*<input[^>]*name=\"claims\" value='([^']+)'")
                .matcher(PAGE);
        if (!form.find()) {
            throw new IllegalArgumentException("the simulator has no " + subject);
        }
        return new TestPerson(subject, claims(form.group(1)));
    }

    /** Somebody nobody else in the tests is. */
    public static TestPerson fresh(String name) {
        return named("karen-holm")
                .as(UUID.randomUUID().toString())
                .claiming("mitid.identity_name", name)
                .without("dk.cpr");
    }

    public TestPerson as(String other) {
        return new TestPerson(other, with);
    }

    public TestPerson claiming(String claim, Object value) {
        var changed = new LinkedHashMap<>(with);
        changed.put(claim, value);
        return new TestPerson(subject, changed);
    }

    public TestPerson without(String claim) {
        var changed = new LinkedHashMap<>(with);
        changed.remove(claim);
        return new TestPerson(subject, changed);
    }

    public String name() {
        return String.valueOf(with.get("mitid.identity_name"));
    }

    String claims() {
        return JSON.writeValueAsString(with);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> claims(String json) {
        return JSON.readValue(json, Map.class);
    }

    private static String page() {
        try (var page = TestPerson.class.getResourceAsStream("/demo/mitid.html")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
