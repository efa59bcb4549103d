package dk.ramme.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WantedPageTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/users", "/users?search=%C3%86r%C3%B8&page=2", "/setup/private-mitid", "/a/b/c.d?x=1&y=(2)"
            })
    void a_page_of_this_site_is_gone_back_to(String page) {
        assertThat(WantedPage.isLocal(page)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "users",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https:evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "/%2f%2fevil.example",
                "/%5Cevil.example",
                "/users%0d%0aLocation:x",
                "/users\r\nLocation: x",
                "/users\u0000",
                "/users#x",
                "/users page",
                "/users\t",
                "/æ",
                "/%00"
            })
    void anything_else_is_not(String page) {
        assertThat(WantedPage.isLocal(page)).isFalse();
    }
}
