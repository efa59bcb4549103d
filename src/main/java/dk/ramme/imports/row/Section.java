package dk.ramme.imports.row;

import java.util.EnumSet;
import java.util.Set;

/**
 * What rows are about. A source may have one section or all four; users come first, since the others speak of them
 * (I1).
 */
public enum Section {
    /** Employee signatures; a name may stand in one column or in two. */
    USERS(
            EnumSet.of(Column.RID, Column.NAME, Column.EMAIL),
            EnumSet.of(
                    Column.FIRST_NAME,
                    Column.MIDDLE_NAME,
                    Column.LAST_NAME,
                    Column.CPR,
                    Column.BIRTH_DATE,
                    Column.STATUS,
                    Column.VALID_UNTIL,
                    Column.RIGHTS,
                    Column.CVR)),
    /** Rights and powers by RID number, any number of rows for one. */
    RIGHTS(EnumSet.of(Column.RID, Column.RIGHTS), EnumSet.of(Column.CVR)),
    /** Administrators, from NemID and from the user administration on Virk. */
    ADMINISTRATORS(
            EnumSet.of(Column.NAME, Column.REGISTER),
            EnumSet.of(
                    Column.FIRST_NAME,
                    Column.MIDDLE_NAME,
                    Column.LAST_NAME,
                    Column.EMAIL,
                    Column.ROLE,
                    Column.RID,
                    Column.CPR,
                    Column.BIRTH_DATE,
                    Column.STATUS,
                    Column.VALID_UNTIL,
                    Column.CVR)),
    /** EAN numbers, certificates and invoicing. */
    ORGANISATION(EnumSet.of(Column.KIND, Column.VALUE), EnumSet.of(Column.LABEL, Column.VALID_UNTIL, Column.CVR)),
    /** Persons who shall be created as users; a list of users is read as this one when it comes to create them. */
    PERSONS(
            EnumSet.of(Column.NAME, Column.EMAIL),
            EnumSet.of(
                    Column.FIRST_NAME,
                    Column.MIDDLE_NAME,
                    Column.LAST_NAME,
                    Column.CPR,
                    Column.BIRTH_DATE,
                    Column.STATUS,
                    Column.VALID_UNTIL,
                    Column.END_DATE,
                    Column.RID,
                    Column.TELEPHONE,
                    Column.PRODUCTION_UNIT,
                    Column.SE_NUMBER,
                    Column.PSEUDONYM,
                    Column.CVR)),
    /** What shall be otherwise with users who are here, each known by RID number or e-mail address (B3). */
    CHANGES(
            EnumSet.noneOf(Column.class),
            EnumSet.of(
                    Column.RID,
                    Column.EMAIL,
                    Column.NEW_EMAIL,
                    Column.NAME,
                    Column.FIRST_NAME,
                    Column.MIDDLE_NAME,
                    Column.LAST_NAME,
                    Column.GROUP,
                    Column.LEAVE_GROUP,
                    Column.RIGHTS,
                    Column.TAKE_RIGHTS,
                    Column.WAYS,
                    Column.TAKE_WAYS,
                    Column.VALID_UNTIL,
                    Column.TELEPHONE,
                    Column.PRODUCTION_UNIT,
                    Column.SE_NUMBER,
                    Column.PSEUDONYM,
                    Column.DEED,
                    Column.REASON));

    /** Those an import may have. */
    public static final Set<Section> OF_IMPORTS = EnumSet.complementOf(EnumSet.of(PERSONS, CHANGES));

    private final Set<Column> needed;
    private final Set<Column> known;

    Section(Set<Column> needed, Set<Column> optional) {
        this.needed = needed;
        this.known = EnumSet.copyOf(needed);
        this.known.addAll(optional);
    }

    Set<Column> needed() {
        return needed;
    }

    public boolean knows(Column column) {
        return known.contains(column);
    }

    /** Whether its rows are the people who come. */
    public boolean isOfPeople() {
        return this == USERS || this == PERSONS;
    }

    /** Key of the name that pages and reports give it. */
    public String messageKey() {
        return "imports.section." + name();
    }
}
