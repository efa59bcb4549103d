package dk.ramme.imports.registry;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.imports.row.Section;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a page token by token, so that nothing of a wrong page grows in memory, and holds it to the contract
 * (docs/signature-registry.md). Unknown fields are let be. What the values mean is judged later, row by row; here only
 * that they are texts. No message holds anything of the page but the names of the contract's own fields.
 */
final class RegistryJson {

    static final int LONGEST_CURSOR = 500;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final CvrNumber asked;
    private final Section section;
    private final @Nullable String cursor;
    private final int limit;
    private final RegistryItem item;

    private @Nullable String cvr;
    private @Nullable String sectionSaid;
    private @Nullable List<List<String>> rows;
    private @Nullable Integer total;
    private @Nullable String next;
    private boolean nextSaid;

    private RegistryJson(CvrNumber asked, Section section, @Nullable String cursor, int limit) {
        this.asked = asked;
        this.section = section;
        this.cursor = cursor;
        this.limit = limit;
        this.item = RegistryItem.of(section);
    }

    /** @throws RegistryRefused when it is not the page that was asked for, in the form that was agreed */
    static RegistryPage read(byte[] page, CvrNumber asked, Section section, @Nullable String cursor, int limit) {
        var reading = new RegistryJson(asked, section, cursor, limit);
        try (var json = JSON.createParser(text(page))) {
            reading.page(json);
        } catch (JacksonException broken) {
            throw refused("broken JSON");
        }
        return reading.agreed();
    }

    /** The name of a section in addresses and pages. */
    static String name(Section section) {
        return section.name().toLowerCase(Locale.ROOT);
    }

    private static String text(byte[] page) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(page))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw refused("not UTF-8");
        }
    }

    private void page(JsonParser json) {
        require(json.nextToken() == JsonToken.START_OBJECT, "not an object");
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var field = json.currentName();
            var value = json.nextToken();
            switch (field) {
                case "cvr" -> cvr = value(json, value, "cvr");
                case "section" -> sectionSaid = value(json, value, "section");
                case "total" -> total = total(json, value);
                case "next" -> next = next(json, value);
                case "items" -> rows = items(json, value);
                default -> json.skipChildren();
            }
        }
        require(json.nextToken() == null, "something follows it");
    }

    private @Nullable Integer total(JsonParser json, JsonToken token) {
        if (token == JsonToken.VALUE_NULL) return null;
        boolean whole = token == JsonToken.VALUE_NUMBER_INT && json.getNumberType() == JsonParser.NumberType.INT;
        require(whole && json.getIntValue() >= 0, "total is not a number of rows");
        return json.getIntValue();
    }

    private @Nullable String next(JsonParser json, JsonToken token) {
        nextSaid = true;
        if (token == JsonToken.VALUE_NULL) return null;
        require(token == JsonToken.VALUE_STRING, "next is not a text");
        var said = json.getString();
        require(
                !said.isEmpty()
                        && said.length() <= LONGEST_CURSOR
                        && said.chars().allMatch(c -> c >= ' ' && c < 0x7F),
                "next is not a cursor");
        return said;
    }

    private List<List<String>> items(JsonParser json, JsonToken token) {
        require(token == JsonToken.START_ARRAY, "items is not a list");
        var found = new ArrayList<List<String>>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(found.size() < limit, "there are more items than asked for");
            require(json.currentToken() == JsonToken.START_OBJECT, "item " + (found.size() + 1) + " is not an object");
            found.add(row(json, found.size() + 1));
        }
        return found;
    }

    private List<String> row(JsonParser json, int number) {
        var row = new String[item.titles().size()];
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            int place = item.titles().indexOf(json.currentName());
            var token = json.nextToken();
            if (place < 0) json.skipChildren();
            else row[place] = value(json, token, item.titles().get(place) + " of item " + number);
        }
        for (int place = 0; place < row.length; place++) {
            require(
                    row[place] != null || place >= item.needed(),
                    item.titles().get(place) + " of item " + number + " is missing");
            if (row[place] == null) row[place] = "";
        }
        return Arrays.asList(row);
    }

    /** Whole numbers are taken as they stand there; the zeros they may have begun with are lost already. */
    private static String value(JsonParser json, JsonToken token, String where) {
        return switch (token) {
            case VALUE_STRING, VALUE_NUMBER_INT -> json.getString();
            case VALUE_NULL -> "";
            default -> throw refused(where + " is not a text");
        };
    }

    private RegistryPage agreed() {
        require(
                CvrNumber.isValid(cvr) && asked.equals(CvrNumber.parse(String.valueOf(cvr))),
                "it is another company's");
        require(name(section).equals(sectionSaid), "it is another section's");
        if (rows == null) throw refused("items is missing");
        // without it, half a section would look like the whole of it
        require(nextSaid, "next is missing");
        require(next == null || !next.equals(cursor), "the page leads to itself");
        require(next == null || !rows.isEmpty(), "an empty page leads on");
        return new RegistryPage(item.titles(), rows, next, total);
    }

    private static void require(boolean met, String otherwise) {
        if (!met) throw refused(otherwise);
    }

    private static RegistryRefused refused(String because) {
        return RegistryRefused.notAsAgreed("the registry's page is not as agreed: " + because);
    }

    /**
     * What an item of a section is made of.
     *
     * @param titles its fields, which are the titles of the rows
     * @param needed how many of them, from the first, no item may be without
     */
    record RegistryItem(List<String> titles, int needed) {

        private static final RegistryItem USER =
                new RegistryItem(List.of("rid", "name", "email", "cpr", "birthDate", "status", "validUntil", "cvr"), 2);
        private static final RegistryItem RIGHT = new RegistryItem(List.of("rid", "right", "cvr"), 2);
        private static final RegistryItem ADMINISTRATOR = new RegistryItem(
                List.of("register", "name", "role", "email", "rid", "cpr", "birthDate", "status", "validUntil", "cvr"),
                2);
        private static final RegistryItem ORGANISATION =
                new RegistryItem(List.of("kind", "value", "label", "validUntil", "cvr"), 2);

        static RegistryItem of(Section section) {
            return switch (section) {
                case USERS -> USER;
                case RIGHTS -> RIGHT;
                case ADMINISTRATORS -> ADMINISTRATOR;
                case ORGANISATION -> ORGANISATION;
                case PERSONS, CHANGES -> throw new IllegalArgumentException("no registry has " + section);
            };
        }
    }
}
