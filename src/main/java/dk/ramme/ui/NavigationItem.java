package dk.ramme.ui;

/** One entry of the main navigation; {@code section} is the word pages give the layout to say where they belong. */
public record NavigationItem(String section, String titleKey, String href) {

    /** The entry of a section under its usual name. */
    public static NavigationItem to(String section, String href) {
        return new NavigationItem(section, "layout.nav." + section, href);
    }
}
