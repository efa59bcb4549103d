package dk.ramme.imports;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the simulated registry holds about one company, section by section. */
public record RegisteredCompany(
        List<Map<String, @Nullable Object>> users,
        List<Map<String, @Nullable Object>> rights,
        List<Map<String, @Nullable Object>> administrators,
        List<Map<String, @Nullable Object>> organisation) {

    @Nullable
    List<Map<String, @Nullable Object>> section(String name) {
        return switch (name) {
            case "users" -> users;
            case "rights" -> rights;
            case "administrators" -> administrators;
            case "organisation" -> organisation;
            default -> null;
        };
    }
}
