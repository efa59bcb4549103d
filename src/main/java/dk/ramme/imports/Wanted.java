package dk.ramme.imports;

import java.util.EnumSet;
import java.util.Set;

/** What shall be brought over: the three choices of PRODUCT.md I1. */
record Wanted(boolean users, boolean administrators, boolean organisation) {

    static final Wanted ALL = new Wanted(true, true, true);

    Set<Section> sections() {
        var sections = EnumSet.noneOf(Section.class);
        if (users) {
            sections.add(Section.USERS);
            sections.add(Section.RIGHTS);
        }
        if (administrators) sections.add(Section.ADMINISTRATORS);
        if (organisation) sections.add(Section.ORGANISATION);
        return sections;
    }
}
