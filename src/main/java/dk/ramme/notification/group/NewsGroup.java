package dk.ramme.notification.group;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** News that belong together, to read and to be mailed or not. What concerns roles, rights and security is always mailed. */
public enum NewsGroup {
    IMPORTS("^(import-|users-created)", true),
    REQUESTS("^(role-requested|right-requested|employee-|new-link-asked)", true),
    ORDERS("^(devices?-|needs-you)", true),
    ROLES("^(role-(given|taken|refused)|right-refused|rights-|group-rights-|administrator-)", false),
    SECURITY("^(means-|ways-|identity-|user-identity-|activation-code-)", false),
    /** The set-up, the agreement, mails that did not arrive: whatever is in no other group. */
    OTHER(
            "^(?!import-|users-created|role-|rights?-|group-rights-|employee-|new-link-asked|devices?-|needs-you|administrator-"
                    + "|means-|ways-|identity-|user-identity-|activation-code-)",
            false);

    private final String pattern;
    private final boolean optional;

    NewsGroup(String pattern, boolean optional) {
        this.pattern = pattern;
        this.optional = optional;
    }

    public static NewsGroup of(String kind) {
        return Arrays.stream(values())
                .filter(group -> kind.matches(group.pattern + ".*"))
                .findFirst()
                .orElse(OTHER);
    }

    public static @Nullable NewsGroup named(@Nullable String name) {
        return Arrays.stream(values())
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    static List<NewsGroup> mandatory() {
        return Arrays.stream(values()).filter(group -> !group.optional).toList();
    }

    static List<NewsGroup> choosable() {
        return Arrays.stream(values()).filter(NewsGroup::isOptional).toList();
    }

    /** The kinds that belong to it, as a regular expression that Java and PostgreSQL both know. */
    public String pattern() {
        return pattern;
    }

    /** Whether an organisation may choose to have it in the notification centre alone. */
    boolean isOptional() {
        return optional;
    }

    public String titleKey() {
        return "notifications.group." + name();
    }

    public String hintKey() {
        return titleKey() + ".hint";
    }
}
