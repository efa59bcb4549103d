package dk.ramme.start;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.start.Settings.Setting;
import java.beans.PropertyDescriptor;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties.Provider;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** No setting slips by the check: a new variable or a new address is found here before anybody forgets it. */
class EverySettingTests {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(RAMME_[A-Z_]+)");
    private static final Pattern IN_README = Pattern.compile("RAMME_[A-Z]+(?:_[A-Z]+)*");

    @TempDir
    private Path folder;

    private Production production;

    @BeforeEach
    void fit_settings() throws IOException {
        production = Production.in(folder);
    }

    @Test
    void each_variable_of_the_shipped_settings_has_a_rule() {
        Map<String, String> found = new HashMap<>();
        Production.shipped().forEach(source -> {
            for (var property : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
                VARIABLE.matcher(String.valueOf(source.getProperty(property)))
                        .results()
                        .forEach(variable -> found.put(variable.group(1), property));
            }
        });

        assertThat(Settings.ALL.stream().collect(Collectors.toMap(Setting::variable, Setting::property)))
                .containsExactlyInAnyOrderEntriesOf(found);
    }

    @Test
    void the_readme_names_no_variable_that_there_is_not() throws IOException {
        var known = Settings.ALL.stream().map(Setting::variable).collect(Collectors.toSet());

        assertThat(IN_README
                        .matcher(Files.readString(Path.of("README.md")))
                        .results()
                        .map(MatchResult::group))
                .isNotEmpty()
                .allMatch(known::contains);
    }

    static Stream<String> ownAddresses() throws ClassNotFoundException {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        Set<String> addresses = new TreeSet<>();
        for (var found : scan.findCandidateComponents("dk.ramme")) {
            var type = Class.forName(found.getBeanClassName());
            addresses(type.getAnnotation(ConfigurationProperties.class).value(), type, addresses);
        }
        return addresses.stream();
    }

    private static void addresses(String prefix, Class<?> type, Set<String> found) {
        for (var component : type.getRecordComponents()) {
            var name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
            if (isAddress(component)) found.add(name);
            if (component.getType().isRecord()) addresses(name, component.getType(), found);
        }
    }

    private static boolean isAddress(RecordComponent component) {
        return Set.of(URI.class, URL.class).contains(component.getType())
                || component.getType() == String.class
                        && component.getName().matches("(?i).*(url|uri|address|endpoint)");
    }

    /** CPR numbers and a token went in clear to such a one (operators finding 1). */
    @ParameterizedTest
    @MethodSource("ownAddresses")
    void nothing_is_sent_to_an_address_that_can_be_read_on_the_way(String property) {
        production.property("ramme.register.source", "http");
        production.property(property, "http://peers.nordlys-drift.dk/x");

        assertThat(production.problems())
                .filteredOn(problem -> problem.contains(property))
                .singleElement()
                .asString()
                .contains("https");
    }

    @Test
    void the_addresses_are_found() throws ClassNotFoundException {
        assertThat(ownAddresses())
                .contains(
                        "ramme.base-url",
                        "ramme.login.match.url",
                        "ramme.register.http.url",
                        "ramme.signature-registry.url");
    }

    static Stream<String> addressesOfBrokers() {
        return Arrays.stream(BeanUtils.getPropertyDescriptors(Provider.class))
                .map(PropertyDescriptor::getName)
                .filter(name -> name.endsWith("Uri"))
                .map(DataObjectPropertyName::toDashedForm)
                .flatMap(name -> Stream.of("mitid." + name, "second." + name))
                .map(name -> "spring.security.oauth2.client.provider." + name);
    }

    @ParameterizedTest
    @MethodSource("addressesOfBrokers")
    void no_broker_is_talked_to_so_that_it_can_be_read_on_the_way(String property) {
        production.property(property, "http://peers.nordlys-drift.dk/x");

        assertThat(production.problems())
                .singleElement()
                .asString()
                .contains(property)
                .contains("https");
    }
}
