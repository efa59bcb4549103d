package dk.ramme.ui;

/**
 * One entry of the main navigation.
 *
 * @param section the word pages give the layout to say where they belong
 * @param count how much waits there; of nothing nothing is said
 * @param most further than this it is not counted
 */
public record NavigationItem(String section, String titleKey, String href, int count, int most) {

    public NavigationItem(String section, String titleKey, String href) {
        this(section, titleKey, href, 0, Integer.MAX_VALUE);
    }

    /** The entry of a section under its usual name. */
    public static NavigationItem to(String section, String href) {
        return new NavigationItem(section, "layout.nav." + section, href);
    }

    /** The same where so much waits. */
    public NavigationItem with(int waiting, int mostCounted) {
        return new NavigationItem(section, titleKey, href, waiting, mostCounted);
    }

    /** The number as it stands in the menu. */
    public String number() {
        return count > most ? most + "+" : Integer.toString(count);
    }
}
