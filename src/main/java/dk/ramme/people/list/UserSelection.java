package dk.ramme.people.list;

/**
 * How many users an administrator has chosen on a list.
 *
 * @param count users chosen; where a filter chose them, as many as it let through at that moment
 * @param byFilter whether a filter chose some of them
 */
public record UserSelection(long count, boolean byFilter) {

    public boolean isEmpty() {
        return count <= 0;
    }
}
