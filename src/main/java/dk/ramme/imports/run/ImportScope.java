package dk.ramme.imports.run;

import dk.ramme.imports.row.Section;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.EnumSet;
import java.util.Set;

/**
 * What shall be brought over: the three choices of I1.
 *
 * @param persons instead: a user administrator creates users (U3)
 */
@Embeddable
public record ImportScope(
        @Column(name = "takes_users") boolean users,
        @Column(name = "takes_administrators") boolean administrators,
        @Column(name = "takes_organisation") boolean organisation,
        @Column(name = "takes_persons") boolean persons) {

    public static final ImportScope ALL = new ImportScope(true, true, true);
    public static final ImportScope PERSONS = new ImportScope(false, false, false, true);

    public ImportScope(boolean users, boolean administrators, boolean organisation) {
        this(users, administrators, organisation, false);
    }

    public Set<Section> sections() {
        var sections = EnumSet.noneOf(Section.class);
        if (users) {
            sections.add(Section.USERS);
            sections.add(Section.RIGHTS);
        }
        if (administrators) sections.add(Section.ADMINISTRATORS);
        if (organisation) sections.add(Section.ORGANISATION);
        if (persons) sections.add(Section.PERSONS);
        return sections;
    }
}
