package dk.ramme.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.ramme.identifier.CprNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

/** The application starts with fit keys and with no others. */
@ExtendWith(OutputCaptureExtension.class)
class VaultStartTests {

    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String OTHER_KEY = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=";

    /** As in production: the demo keys are not on the class path. */
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withClassLoader(new FilteredClassLoader(new ClassPathResource(DemoKeys.MARK)))
            .withUserConfiguration(VaultConfiguration.class);

    @TempDir
    private Path folder;

    private Path keyset;
    private Path indexKeys;

    @BeforeEach
    void makeKeys() {
        KeyMaker.run(KeyMaker.COMMAND, folder.toString());
        keyset = folder.resolve(KeyMaker.KEYSET);
        indexKeys = folder.resolve(KeyMaker.INDEX_KEYS);
    }

    @Test
    void it_starts_with_the_files_that_the_command_makes() {
        application
                .withPropertyValues(keysetFile(), indexKeysFile(), "ramme.vault.index-key-current=")
                .run(context -> assertThat(context).hasSingleBean(CprVault.class));
    }

    @Test
    void it_starts_with_keys_from_the_environment() throws IOException {
        String base64 = Base64.getEncoder().encodeToString(Files.readAllBytes(keyset));
        Map<String, Object> variables = Map.of(
                "RAMME_VAULT_KEYSET", base64,
                "RAMME_VAULT_KEYSETFILE", "",
                "RAMME_VAULT_INDEXKEYS_1", KEY,
                "RAMME_VAULT_INDEXKEYS_2", OTHER_KEY,
                "RAMME_VAULT_INDEXKEYCURRENT", "2");

        application
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables)))
                .run(context -> {
                    CprVault vault = context.getBean(CprVault.class);
                    assertThat(vault.indexes(CprNumber.parse("010203-1234"), UUID.randomUUID()))
                            .extracting(CprIndex::keyVersion)
                            .containsExactly((short) 2, (short) 1);
                });
    }

    static Stream<Arguments> unfitKeysets() {
        return Stream.of(
                Arguments.of("", "set either ramme.vault.keyset-file or ramme.vault.keyset"),
                Arguments.of("ramme.vault.keyset=%%%", "keyset is not base64"),
                Arguments.of("ramme.vault.keyset=" + base64("secret!"), "not a Tink keyset"),
                Arguments.of("ramme.vault.keyset=" + base64("{}"), "not a Tink keyset"),
                Arguments.of("ramme.vault.keyset=" + base64(keysetOf("GhBwqVAzAKnMmGpqo+EiEL06")), "not AES-256-GCM"),
                Arguments.of("ramme.vault.keyset-file=/no/such/file", "missing or cannot be read"),
                Arguments.of("ramme.vault.keyset-file=classpath:no-such-file", "no key file"));
    }

    @ParameterizedTest
    @MethodSource("unfitKeysets")
    void it_does_not_start_with_an_unfit_keyset(String setting, String message) {
        refusal(message, setting, indexKeysFile());
    }

    static Stream<Arguments> unfitIndexKeys() {
        return Stream.of(
                Arguments.of("", "set either ramme.vault.index-keys-file or ramme.vault.index-keys"),
                Arguments.of("ramme.vault.index-keys.1=###", "index key 1 is not base64"),
                Arguments.of("ramme.vault.index-keys.1=" + KEY.substring(0, 40), "has 30 bytes; it must have 32"),
                Arguments.of("ramme.vault.index-keys.1=" + "A".repeat(43) + "=", "not random"),
                Arguments.of("ramme.vault.index-keys-file=/no/such/file", "missing or cannot be read"));
    }

    @ParameterizedTest
    @MethodSource("unfitIndexKeys")
    void it_does_not_start_with_an_unfit_index_key(String setting, String message) {
        refusal(message, keysetFile(), setting);
    }

    @Test
    void it_does_not_start_when_several_index_keys_leave_the_choice_open() {
        String[] two = {"ramme.vault.index-keys.1=" + KEY, "ramme.vault.index-keys.2=" + OTHER_KEY};

        refusal("must say which index key", keysetFile(), two[0], two[1]);
        refusal("no index key 3", keysetFile(), two[0], two[1], "ramme.vault.index-key-current=3");
    }

    @Test
    void it_does_not_start_with_the_same_key_given_in_two_ways() throws IOException {
        String base64 = Base64.getEncoder().encodeToString(Files.readAllBytes(keyset));

        refusal("set either", keysetFile(), "ramme.vault.keyset=" + base64, indexKeysFile());
        refusal("set either", keysetFile(), indexKeysFile(), "ramme.vault.index-keys.1=" + KEY);
    }

    @ParameterizedTest
    @MethodSource("malformedFiles")
    void it_does_not_start_with_a_malformed_file(String content, String message) throws IOException {
        Files.writeString(indexKeys, content);

        refusal(message, keysetFile(), indexKeysFile());
    }

    static Stream<Arguments> malformedFiles() {
        return Stream.of(
                Arguments.of(KEY, "not of the form version:base64"),
                Arguments.of("0:" + KEY, "not a number from 1"),
                Arguments.of(KEY + ":1", "not a number from 1"),
                Arguments.of("1:" + KEY + "\n1:" + OTHER_KEY, "same version"),
                Arguments.of("# nothing\n\n", "must say which index key"));
    }

    @Test
    @DisabledOnOs(
            value = OS.WINDOWS,
            disabledReason = "Windows knows no POSIX permissions, so there is none to be too wide")
    void it_does_not_start_with_keys_that_everyone_may_read() throws IOException {
        Files.setPosixFilePermissions(keyset, PosixFilePermissions.fromString("rw-r--r--"));
        refusal("everyone may read or change", keysetFile(), indexKeysFile());

        Files.setPosixFilePermissions(keyset, PosixFilePermissions.fromString("r--r-----"));
        Files.setPosixFilePermissions(indexKeys, PosixFilePermissions.fromString("rw----r--"));
        refusal("everyone may read or change", keysetFile(), indexKeysFile());
    }

    @Test
    void it_does_not_start_with_the_demo_keys() throws IOException {
        Path demoKeyset = copy("demo/demo-keyset.json");
        Path demoIndexKey = copy("demo/demo-index-key.txt");

        refusal("these are the demo keys", "ramme.vault.keyset-file=" + demoKeyset, indexKeysFile());
        refusal("these are the demo keys", keysetFile(), "ramme.vault.index-keys-file=" + demoIndexKey);
    }

    @Test
    void tests_may_use_the_demo_keys() {
        new ApplicationContextRunner()
                .withUserConfiguration(VaultConfiguration.class)
                .withPropertyValues(
                        "ramme.vault.keyset-file=classpath:demo/demo-keyset.json",
                        "ramme.vault.index-keys-file=classpath:demo/demo-index-key.txt")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void whoever_starts_it_is_told_what_to_do(CapturedOutput output) {
        SpringApplicationBuilder withoutKeys = new SpringApplicationBuilder(VaultConfiguration.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.location=optional:file:/no/such/folder/");

        assertThatThrownBy(withoutKeys::run).hasRootCauseInstanceOf(VaultNotReady.class);

        assertThat(output)
                .contains("APPLICATION FAILED TO START", "Ramme has no usable keys: set either ramme.vault.keyset-file")
                .contains("java -jar ramme.jar make-keys <folder>");
    }

    private void refusal(String message, String... settings) {
        application
                .withPropertyValues(
                        Stream.of(settings).filter(s -> !s.isEmpty()).toArray(String[]::new))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(VaultNotReady.class)
                        .hasMessageContaining(message)
                        .message()
                        .doesNotContain(KEY.substring(0, 20), "secret!", base64("secret!")));
    }

    private String keysetFile() {
        return "ramme.vault.keyset-file=" + keyset;
    }

    private String indexKeysFile() {
        return "ramme.vault.index-keys-file=" + indexKeys;
    }

    private Path copy(String resource) throws IOException {
        Path target = folder.resolve(Path.of(resource).getFileName().toString());
        Files.copy(new ClassPathResource(resource).getInputStream(), target);
        return target;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String keysetOf(String keyValue) {
        return """
                {"primaryKeyId":1,"key":[{"keyData":{"typeUrl":"type.googleapis.com/google.crypto.tink.AesGcmKey",
                "value":"%s","keyMaterialType":"SYMMETRIC"},"status":"ENABLED","keyId":1,"outputPrefixType":"TINK"}]}""".formatted(keyValue);
    }
}
