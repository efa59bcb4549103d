package dk.ramme.people.list;

import static java.util.stream.Collectors.joining;

import dk.ramme.people.WaysIn;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a user needs a look. Each reason is a condition over {@code organisation_user u}, and a lead: a statement that finds
 * the ids of those in need by an index. Both with the parameters that {@link UserFilters} gives.
 */
public enum Attention {
    /** Any of the others. */
    ANY("", ""),
    NO_EMAIL("u.email is null", Attention.users("u.email is null", Attention.BY_NAME)),
    LINK_EXPIRES_SOON(
            Attention.linked(Attention.SOON), Attention.links(Attention.SOON), Attention.ends(Attention.SOON)),
    LINK_EXPIRED(Attention.linked(Attention.OVER), Attention.links(Attention.OVER), Attention.ends(Attention.OVER)),
    /** One person twice: another user has the same CPR number, and a name that fits (U8). */
    DUPLICATE("u.twin", Attention.users("u.twin", Attention.BY_NAME)),
    /**
     * Active, and no way in, as {@link WaysIn} has it: private MitID is not agreed to or not allowed, and no separate means they
     * were given, that is offered, is in use and not locked.
     */
    NO_MEANS(
            "u.state = 'ACTIVE' and u.origin <> 'APPOINTED' and not (u.consented_at is not null and :privateAllowed)"
                    + " and u.means_in_use = any(:unoffered)",
            Attention.users(
                    "u.state = 'ACTIVE' and u.origin <> 'APPOINTED' and u.means_in_use = any(:unoffered)"
                            + " and (u.consented_at is null) = any(:consentMissing)",
                    UserFilters.BY_MEANS_IN_USE));

    private static final String SOON = "> :now and l.expires_at <= :soon";
    private static final String OVER = "<= :now";
    private static final String BY_NAME = " order by u.name collate \"da-x-icu\", u.id";

    /** The live link of a user, who has one at most. */
    private static final String LIVE = " l.purpose = 'ACTIVATION' and l.used_at is null and l.revoked_at is null";

    /** The same of one user of a page, in which they are told by the first reason alone. */
    static final String OF_ONE = """
            case when u.email is null then 'NO_EMAIL'
                when u.state = 'AWAITING_ACTIVATION' and link.expires_at <= :now then 'LINK_EXPIRED'
                when u.state = 'AWAITING_ACTIVATION' and link.expires_at <= :soon then 'LINK_EXPIRES_SOON'
                when u.twin then 'DUPLICATE'
                when """ + " " + NO_MEANS.condition() + " then 'NO_MEANS' end as attention";

    private final String condition;
    private final String lead;
    private final @Nullable String ofLink;

    Attention(String condition, String lead) {
        this(condition, lead, null);
    }

    Attention(String condition, String lead, @Nullable String ofLink) {
        this.condition = condition;
        this.lead = lead;
        this.ofLink = ofLink;
    }

    /** That it is about this live link {@code l}, where it is about one. */
    Optional<String> ofLink() {
        return Optional.ofNullable(ofLink);
    }

    String condition() {
        return reasons().map(reason -> "(" + reason.condition + ")").collect(joining(" or ", "(", ")"));
    }

    /** Finds the ids of whom on the list this is about. @param most how many are looked for, of each reason */
    String lead(UserList list, int most) {
        return reasons()
                .filter(list.attentions()::contains)
                .map(reason -> "(" + reason.lead.formatted(list.condition()) + " limit " + most + ")")
                .collect(joining(" union "));
    }

    private Stream<Attention> reasons() {
        return this == ANY ? Arrays.stream(values()).filter(reason -> reason != ANY) : Stream.of(this);
    }

    private static String users(String which, String order) {
        return "select u.id from organisation_user u where u.organisation_id = :organisation and %s and " + which
                + order;
    }

    /** Looked up user by user: all links put together first would be a detour for one page. */
    private static String linked(String when) {
        return "u.state = 'AWAITING_ACTIVATION' and (select l.expires_at " + when + " from link l where"
                + " l.organisation_id = u.organisation_id and l.subject_id = u.id and" + LIVE + ")";
    }

    private static String links(String when) {
        return "select u.id from link l join organisation_user u on u.organisation_id = l.organisation_id and u.id = l.subject_id"
                + " where %s and u.state = 'AWAITING_ACTIVATION' and " + ends(when)
                + " order by l.expires_at, l.subject_id";
    }

    private static String ends(String when) {
        return "l.organisation_id = :organisation and" + LIVE + " and l.expires_at " + when;
    }
}
