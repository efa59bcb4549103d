package dk.ramme.people;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What narrows a list of users, and with it whatever is done to everyone the list shows.
 *
 * @param q part of a name or an e-mail address, or the beginning of a RID
 * @param attention only those who lack what activation needs: an e-mail address or a CPR number
 */
public record UserFilter(@Nullable String q, boolean attention) {

    /** The filter over {@code organisation_user u}, with what {@link #parameters} gives. */
    public static final String CONDITION = """
            (not :attention or u.email is null or u.cpr_sealed is null)
            and (cast(:pattern as text) is null
                or lower(u.name) like :pattern or lower(u.email) like :pattern or u.rid like :rid)
            """;

    private static final int LONGEST = 200;

    public Map<String, @Nullable Object> parameters() {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("attention", attention);
        parameters.put(
                "pattern", search().map(text -> "%" + literal(text) + "%").orElse(null));
        parameters.put("rid", search().map(text -> literal(text) + "%").orElse(null));
        return parameters;
    }

    /** What is searched for, without what no name holds. */
    Optional<String> search() {
        return Optional.ofNullable(q)
                .map(text -> text.replaceAll("\\p{Cntrl}", "").strip())
                .filter(text -> !text.isEmpty())
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST)));
    }

    boolean isNarrowed() {
        return attention || search().isPresent();
    }

    private static String literal(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1");
    }
}
