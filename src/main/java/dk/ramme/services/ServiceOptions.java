package dk.ramme.services;

import dk.ramme.login.AssuranceLevel;
import dk.ramme.services.SelfService.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands after {@code services add <id>}. */
final class ServiceOptions {

    private static final Set<String> ONCE = Set.of(
            "--name",
            "--contact",
            "--logout",
            "--scopes",
            "--level",
            "--pkce",
            "--only-for",
            "--keys",
            "--subject",
            "--public-body");
    private static final Set<String> OFTEN = Set.of("--redirect", "--logout-redirect");
    private static final String SCOPES = "openid,profile,organisation";

    private final Map<String, List<String>> given = new LinkedHashMap<>();

    private ServiceOptions() {}

    /** @throws IllegalArgumentException when it is not understood */
    static ServiceOrder read(String... args) throws IOException {
        var options = new ServiceOptions();
        for (var at = 3; at < args.length; at += 2) {
            if (at + 1 == args.length) throw new IllegalArgumentException(args[at] + " says nothing");
            options.take(args[at], args[at + 1]);
        }
        return options.order(args[2]);
    }

    private void take(String option, String value) {
        if (!ONCE.contains(option) && !OFTEN.contains(option)) {
            throw new IllegalArgumentException("no such option: " + option);
        }
        var values = given.computeIfAbsent(option, first -> new ArrayList<>());
        values.add(value);
        if (ONCE.contains(option) && values.size() > 1) {
            throw new IllegalArgumentException(option + " stands there twice");
        }
    }

    private ServiceOrder order(String id) throws IOException {
        var keys = one("--keys", "");
        var logout = one("--logout", "");
        return new ServiceOrder(
                id,
                one("--name", "").strip(),
                one("--contact", ""),
                keys.isEmpty() ? null : Files.readString(Path.of(keys), StandardCharsets.UTF_8),
                all("--redirect"),
                all("--logout-redirect"),
                logout.isEmpty() ? null : logout,
                list(one("--scopes", SCOPES)),
                AssuranceLevel.read(one("--level", "substantial"), Map.of()).orElse(AssuranceLevel.LOW),
                list(one("--only-for", "")),
                new ServiceOrder.Agreed(
                        choice("--subject", "pairwise", Map.of("pairwise", Subject.PAIRWISE, "user", Subject.USER)),
                        choice("--public-body", "no", Map.of("no", false, "yes", true)),
                        choice("--pkce", "required", Map.of("required", false, "optional", true))));
    }

    private <T> T choice(String option, String otherwise, Map<String, T> choices) {
        var chosen = choices.get(one(option, otherwise));
        if (chosen == null) {
            throw new IllegalArgumentException(
                    option + " is " + choices.keySet().stream().sorted().collect(Collectors.joining(" or ")));
        }
        return chosen;
    }

    private String one(String option, String otherwise) {
        var values = all(option);
        return values.isEmpty() ? otherwise : values.get(0);
    }

    private List<String> all(String option) {
        return given.getOrDefault(option, List.of());
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split("[,\\s]+"))
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }
}
