package dk.ramme.imports.file;

import dk.ramme.imports.row.Column;
import dk.ramme.imports.row.Columns;
import dk.ramme.imports.row.FileRefused;
import dk.ramme.imports.row.Section;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Which section a file of a ZIP or a sheet of a workbook is: by its name, or by its titles when the name says nothing. */
final class SectionName {

    private static final Map<String, Section> WORDS = new HashMap<>();

    /** These speak of signatures, whoever else may have them. */
    private static final Set<Column> OF_SIGNATURES = EnumSet.of(Column.STATUS, Column.VALID_UNTIL);

    static {
        words(
                Section.USERS,
                "bruger",
                "brugere",
                "user",
                "users",
                "medarbejder",
                "medarbejdere",
                "medarbejdersignaturer",
                "employee",
                "employees",
                "person",
                "personer",
                "persons",
                "people");
        words(Section.RIGHTS, "rettighed", "rettigheder", "right", "rights", "fuldmagt", "fuldmagter", "powers");
        words(Section.ADMINISTRATORS, "administrator", "administratorer", "administrators");
        words(Section.ORGANISATION, "organisation", "organisationsdata", "organization", "organizationdata");
    }

    private SectionName() {}

    private static void words(Section section, String... words) {
        for (var word : words) WORDS.put(word, section);
    }

    /** @param name with or without folders and ending; empty when its words speak of no section, or of two */
    static Optional<Section> of(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var text = Normalizer.normalize(last, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        var found = Arrays.stream(text.split("[^\\p{L}]+"))
                .map(WORDS::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The section whose needed columns are all there; of several, the one that knows most of the others. */
    static Optional<Section> of(List<String> titles) {
        return Section.OF_IMPORTS.stream()
                .filter(section -> fits(section, titles))
                .reduce((first, next) -> known(next, titles) > known(first, titles) ? next : first);
    }

    /** Whether the columns that the section needs are all there. */
    static boolean fits(Section section, List<String> titles) {
        try {
            Columns.of(section, titles);
            return true;
        } catch (FileRefused unfit) {
            return false;
        }
    }

    /** How many of the titles are columns that the section knows and that speak for it. */
    static long known(Section section, List<String> titles) {
        return titles.stream()
                .flatMap(title -> Column.named(title).stream())
                .filter(section::knows)
                .filter(column -> section.isOfPeople() || !OF_SIGNATURES.contains(column))
                .distinct()
                .count();
    }
}
