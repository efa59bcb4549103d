package dk.ramme.notification;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which news shall be mailed, as ticked. Names of nothing, and of news that are always mailed, are passed over.
 *
 * @param version what stood when the page was opened
 */
record MailedNewsForm(
        @Nullable List<String> mailed, @Nullable String version) {

    static MailedNewsForm of(List<NewsGroup> stands) {
        return new MailedNewsForm(stands.stream().map(Enum::name).toList(), stands.toString());
    }

    Set<NewsGroup> groups() {
        var ticked = EnumSet.noneOf(NewsGroup.class);
        if (mailed != null) {
            mailed.stream()
                    .map(NewsGroup::named)
                    .filter(Objects::nonNull)
                    .filter(NewsGroup::isOptional)
                    .forEach(ticked::add);
        }
        return ticked;
    }
}
