package dk.ramme.people.need;

import static java.util.stream.Collectors.joining;

import dk.ramme.means.MeansConverter;
import java.util.Map;

/** What the login policy says, for a statement that does not know it: it looks it up in the organisation itself. */
public final class PolicyFacts {

    private static final MeansConverter MEANS = new MeansConverter();

    private static final Map<String, String> FACTS = Map.of(
            "privateAllowed",
            "(select g.private_mitid from organisation g where g.id = :organisation)",
            "privateShut",
            "array(select b from unnest(array[false, true]) b join organisation g on g.id = :organisation"
                    + " where not b or not g.private_mitid)",
            "consentMissing",
            "array(select b from unnest(array[true, false]) b join organisation g on g.id = :organisation"
                    + " where b or not g.private_mitid)",
            "unoffered",
            MeansConverter.sets().stream()
                    .map(set -> "'" + MEANS.convertToDatabaseColumn(set) + "'")
                    .collect(joining(
                            ", ",
                            "array(select s from unnest(array[",
                            "]) s join organisation g on g.id = :organisation"
                                    + " where not string_to_array(s, ' ') && string_to_array(g.offered_means, ' '))")));

    private PolicyFacts() {}

    /** The same of the organisation {@code :organisation}. */
    static String lookUp(String condition) {
        var sql = condition;
        for (var fact : FACTS.entrySet()) {
            sql = sql.replace(":" + fact.getKey(), fact.getValue());
        }
        return sql;
    }

    /** A condition over a user {@code u} that asks for nothing else. */
    public static String lookedUp(String condition) {
        return lookUp(condition).replace(":organisation", "u.organisation_id");
    }
}
