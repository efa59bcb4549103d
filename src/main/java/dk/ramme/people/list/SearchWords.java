package dk.ramme.people.list;

import dk.ramme.identifier.EmailAddress;
import dk.ramme.people.UserCondition;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was typed to find users: words that each begin a word of the name, or the e-mail address, or the RID, also one of a user who
 * became part of them. The longest
 * leads through an index; the others are looked for in whom it finds.
 */
record SearchWords(String lead, List<String> others) {

    private static final int MOST = 6;
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /** After everything that begins with what stands before it. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    static SearchWords of(String text) {
        var words = Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+"))
                .map(SearchWords::asKept)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(MOST)
                .toList();
        return new SearchWords(words.get(0), words.subList(1, words.size()));
    }

    /** A domain with Danish letters is kept in its ASCII form and found by both. */
    private static String asKept(String word) {
        return word.indexOf('@') > 0 && EmailAddress.isValid(word)
                ? EmailAddress.parse(word).value()
                : word;
    }

    boolean isNumber() {
        return DIGITS.matcher(lead).matches();
    }

    /** The ids of whom the lead finds. */
    String found(String name) {
        var words = "select w.user_id from user_word w where w.organisation_id = :organisation and "
                + inRange("w.word", name);
        return isNumber()
                ? words
                        + " union select coalesce(k.merged_into, k.id) from organisation_user k where k.organisation_id = :organisation and "
                        + inRange("k.rid", name)
                : words;
    }

    /** That this begins with the lead; said with comparisons, which an index may follow under row-level security. */
    static String inRange(String what, String name) {
        return "%1$s >= :%2$sWord and %1$s < :%2$sBeyond".formatted(what, name);
    }

    /** That the other words fit too. */
    UserCondition rest(String name) {
        var condition = new StringBuilder("true");
        var parameters = new HashMap<String, @Nullable Object>(range(name));
        for (int n = 0; n < others.size(); n++) {
            condition.append((" and (strpos(' ' || word_line(u.name, u.email), ' ' || :%1$s) > 0"
                            + " or starts_with(u.rid, :%1$s) or :%1$s = any(number_words(u.telephone, u.production_unit,"
                            + " u.se_number)) or exists (select from organisation_user m"
                            + " where m.organisation_id = u.organisation_id and m.merged_into = u.id"
                            + " and starts_with(m.rid, :%1$s)))")
                    .formatted(name + "Other" + n));
            parameters.put(name + "Other" + n, others.get(n));
        }
        return new UserCondition("(" + condition + ")", parameters);
    }

    private Map<String, Object> range(String name) {
        return Map.of(name + "Word", lead, name + "Beyond", lead + LAST);
    }
}
