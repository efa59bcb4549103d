package dk.ramme;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Any value that a page takes from its address may stand there, whether the page has a link with it or not: none is an error of ours. */
@RammeTest
class EnumsInAddressesTests {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    Pages pages;

    @Test
    void every_page_answers_every_value_of_what_it_takes_from_its_address() {
        var organisation = organisations.ready();
        var everything =
                SignedInAs.user(organisation, organisations.administrator(organisation, "Karen Holm", Role.values()));
        var addresses = addresses();

        assertThat(addresses).contains("/bulk/new?list=NEEDS_YOU", "/users/needs-you?attention=ANY");
        for (var address : addresses) {
            assertThat(pages.get(everything, address).getResponse().getStatus())
                    .as(address)
                    .isLessThan(500);
        }
        assertThat(pages.get(everything, "/bulk/new?list=NEEDS_YOU"))
                .as("nobody is chosen on that list")
                .hasStatus(400);
        assertThat(pages.post(everything, "/bulk", "list", "NEEDS_YOU", "whom", "ALL", "deed", "JOIN_GROUP"))
                .hasStatus(400);
    }

    private List<String> addresses() {
        var addresses = new ArrayList<String>();
        handlers.getHandlerMethods()
                .forEach((mapping, handler) -> mapping.getPatternValues().stream()
                        .filter(path -> !path.contains("{"))
                        .filter(path -> mapping.getMethodsCondition().getMethods().stream()
                                .anyMatch(method -> method.name().equals("GET")))
                        .forEach(path -> Arrays.stream(handler.getMethodParameters())
                                .flatMap(EnumsInAddressesTests::values)
                                .forEach(value -> addresses.add(path + "?" + value))));
        return addresses;
    }

    private static Stream<String> values(MethodParameter parameter) {
        var type = parameter.getParameterType();
        if (parameter.hasParameterAnnotation(RequestParam.class)) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            return values(String.valueOf(parameter.getParameterName()), type);
        }
        return parameter.hasParameterAnnotation(ModelAttribute.class) && type.isRecord()
                ? Arrays.stream(type.getRecordComponents()).flatMap(part -> values(part.getName(), part.getType()))
                : Stream.of();
    }

    private static Stream<String> values(String name, Class<?> type) {
        return type.isEnum() ? Arrays.stream(type.getEnumConstants()).map(value -> name + "=" + value) : Stream.of();
    }
}
