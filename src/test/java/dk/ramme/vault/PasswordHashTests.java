package dk.ramme.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is kept of PINs and codes is slow to try out (ASVS 6.5.2; M5), and no slower to try where there is nothing. */
class PasswordHashTests {

    /** As the shipped application loads it, whatever the other tests of this process have made of theirs. */
    @Test
    void what_is_shipped_makes_hashes_that_cost_what_the_documents_say() throws Exception {
        try (var shipped = new Shipped()) {
            var of = shipped.loadClass(PasswordHash.class.getName()).getMethod("of", String.class);

            assertThat(of.invoke(null, "739461")).asString().startsWith("$2a$11$");
        }
    }

    @Test
    void whoever_knows_the_secret_is_told_so_and_nobody_else() {
        var hash = PasswordHash.of("739461");

        assertThat(PasswordHash.matches("739461", hash)).isTrue();
        assertThat(PasswordHash.matches("739462", hash)).isFalse();
        for (var secret : List.of("739461", "nothing"))
            assertThat(PasswordHash.matches(secret, null)).isFalse();
    }

    @Test
    void one_secret_is_hashed_differently_each_time() {
        assertThat(PasswordHash.of("739461")).isNotEqualTo(PasswordHash.of("739461"));
    }

    /** Loads the class anew, from where it was loaded before. */
    private static final class Shipped extends URLClassLoader {

        Shipped() {
            super(
                    new URL[] {
                        PasswordHash.class.getProtectionDomain().getCodeSource().getLocation()
                    },
                    PasswordHash.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(PasswordHash.class.getName())) return super.loadClass(name, resolve);
            @Nullable Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }
}
