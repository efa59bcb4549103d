package dk.ramme.people.list;

import dk.ramme.people.Origin;
import dk.ramme.people.UserState;
import dk.ramme.people.need.Attention;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user as a list shows them.
 *
 * @param attention all that is to be said of them, what weighs most first
 * @param groups names, in Danish order
 * @param endsOn their last day, if they are there for a time
 * @param chosen whether whoever looks has chosen them
 */
record UserRow(
        UUID id,
        String name,
        @Nullable String email,
        @Nullable String rid,
        UserState state,
        Origin origin,
        List<Attention> attention,
        List<String> groups,
        @Nullable LocalDate endsOn,
        boolean chosen) {

    /** What keeps them from coming in or going on, each with what can be done. */
    public List<Reason> reasons() {
        return attention.stream()
                .filter(Attention::isReason)
                .map(reason ->
                        new Reason(reason, Remedy.of(reason), Remedy.of(reason).href(id)))
                .toList();
    }

    /** What can be done, each thing once; a link that would lead nowhere cannot be sent. */
    public List<Reason> deeds() {
        var shut = attention.stream().anyMatch(Attention.shut()::contains);
        return reasons().stream()
                .filter(one -> !shut || one.remedy() != Remedy.LINK)
                .filter(one -> reasons().stream()
                        .filter(other -> other.remedy() == one.remedy())
                        .findFirst()
                        .filter(one::equals)
                        .isPresent())
                .toList();
    }

    /** The tag that says how it is with the user: its message key is {@code people.state.<this>}. */
    public String tag() {
        return attention.isEmpty() ? state.name() : attention.get(0).name();
    }

    /** Why somebody needs an administrator, and the page where something can be done about it. */
    record Reason(Attention why, Remedy remedy, String href) {}
}
