package dk.ramme.start;

import dk.ramme.vault.KeyMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;

/** The shipped application.yml, with the variables of a fit installation, each of which a test may change. */
final class Production {

    private final Map<String, Object> variables = new HashMap<>();
    private final Map<String, Object> properties = new HashMap<>();

    static Production in(Path folder) throws IOException {
        KeyMaker.run(KeyMaker.COMMAND, folder.resolve("keys").toString());
        var register = Files.writeString(folder.resolve("companies.jsonl"), "");
        var production = new Production();
        production.variables.putAll(Map.of(
                "RAMME_BASE_URL", "https://ramme.nordlys-drift.dk",
                "RAMME_BROKER_ISSUER", "https://netseidbroker.dk/op",
                "RAMME_BROKER_CLIENT_ID", "ramme",
                "RAMME_BROKER_CLIENT_SECRET", "not-a-real-one",
                "RAMME_SMTP_HOST", "smtp.nordlys-drift.dk",
                "RAMME_MAIL_FROM", "ingen-svar@nordlys-drift.dk",
                "RAMME_OPERATOR_NAME", "Nordlys Drift",
                "RAMME_OPERATOR_EMAIL", "hjaelp@nordlys-drift.dk",
                "RAMME_OPERATOR_PHONE", "+45 33 12 34 56",
                "RAMME_REGISTER_FILE", register.toString()));
        production.variables.putAll(Map.of(
                "RAMME_UPLOAD_FOLDER", folder.resolve("uploads").toString(),
                "RAMME_VAULT_KEYSET_FILE", folder.resolve("keys/keyset.json").toString(),
                "RAMME_VAULT_INDEX_KEYS_FILE",
                        folder.resolve("keys/index-keys.txt").toString()));
        return production;
    }

    void set(String variable, String value) {
        variables.put(variable, value);
    }

    void property(String name, String value) {
        properties.put(name, value);
    }

    List<String> problems() {
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.stream().map(PropertySource::getName).toList().forEach(sources::remove);
        sources.addLast(new MapPropertySource("properties", properties));
        sources.addLast(new SystemEnvironmentPropertySource("systemEnvironment", variables));
        sources.addLast(new MapPropertySource(
                "java", Map.of("java.io.tmpdir", System.getProperty("java.io.tmpdir"), "user.name", "ramme")));
        shipped().forEach(sources::addLast);
        return SettingsCheck.problems(environment);
    }

    /** As it is shipped, not as tests change it. */
    static List<PropertySource<?>> shipped() {
        try {
            return new YamlPropertySourceLoader()
                    .load("shipped", new FileSystemResource("src/main/resources/application.yml"));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
