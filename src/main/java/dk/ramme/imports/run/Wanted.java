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
public record Wanted(
        @Column(name = "takes_users") boolean users,
        @Column(name = "takes_administrators") boolean administrators,
        @Column(name = "takes_organisation") boolean organisation,
        @Column(name = "takes_persons") boolean persons) {

    static final Wanted ALL = new Wanted(true, true, true);
    public static final Wanted PERSONS = new Wanted(false, false, false, true);

    public Wanted(boolean users, boolean administrators, boolean organisation) {
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
