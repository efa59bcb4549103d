package dk.ramme.activation;

import static java.util.stream.Collectors.joining;

import dk.ramme.people.UserState;
import dk.ramme.people.list.UserFilter;
import dk.ramme.people.need.Attention;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the list of those who have not come is asked for, as it stands in the address. Null narrows nothing.
 *
 * @param q words that names begin with, an e-mail address or a RID, or their beginnings
 * @param show one of {@link Show}
 * @param after the user that the page before ended with
 */
record WaitingQuery(
        @Nullable String q,
        @Nullable UUID group,
        @Nullable String show,
        @Nullable UUID after) {

    static final UserFilter EVERYBODY = of(Show.ALL).filter();

    static WaitingQuery of(Show show) {
        return new WaitingQuery(null, null, show.code(), null);
    }

    UserFilter filter() {
        return new UserFilter(
                q == null || q.isBlank() ? null : q, UserState.AWAITING_ACTIVATION, group, null, null, null);
    }

    public Show narrowed() {
        for (var one : Show.values()) {
            if (one.code().equals(show)) {
                return one;
            }
        }
        return Show.ALL;
    }

    /** Whether anything narrows it. */
    public boolean isNarrowed() {
        return narrowed() != Show.ALL || !filter().equals(EVERYBODY);
    }

    /** The same list from this user on, or from its beginning. */
    public String href(@Nullable UUID from) {
        var href = UriComponentsBuilder.fromPath("/activation/waiting");
        var text = filter().q();
        if (text != null) {
            href.queryParam("q", "{q}");
        }
        if (group != null) {
            href.queryParam("group", group);
        }
        if (narrowed() != Show.ALL) {
            href.queryParam("show", narrowed().code());
        }
        if (from != null) {
            href.queryParam("after", from);
        }
        return href.encode().buildAndExpand(text == null ? "" : text).toUriString();
    }

    /** What the list is narrowed to. */
    enum Show {
        ALL("true", List.of()),
        /** Their link has run out, or they have none: only a new one brings them on. */
        EXPIRED(
                Attention.LINK_EXPIRED.condition() + " or " + Attention.NO_LINK.condition(),
                List.of(Attention.LINK_EXPIRED, Attention.NO_LINK)),
        /** They have asked for a new link themselves. */
        ASKED("""
                exists (select from link_request q where q.organisation_id = u.organisation_id and q.user_id = u.id
                    and not exists (select from link n where n.organisation_id = u.organisation_id
                        and n.purpose = 'ACTIVATION' and n.subject_id = u.id and n.created_at > q.asked_at))
                """, List.of()),
        /** They cannot go on without a temporary code, and have none that can be typed. */
        NEEDS_CODE(Attention.NEEDS_CODE.condition(), List.of(Attention.NEEDS_CODE));

        private final String condition;
        private final List<Attention> reasons;

        Show(String condition, List<Attention> reasons) {
            this.condition = "(" + condition + ")";
            this.reasons = reasons;
        }

        /** Over {@code organisation_user u}. */
        String condition() {
            return condition;
        }

        /** Finds the ids of those who wait and are shown by indexes; null where none leads to them. */
        @Nullable
        String lead(int most) {
            return reasons.isEmpty()
                    ? null
                    : reasons.stream()
                            .map(reason -> reason.lead("u.state = 'AWAITING_ACTIVATION'", reasons, most))
                            .collect(joining(" union "));
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
