package dk.ramme.people.need;

import static java.util.stream.Collectors.joining;

import dk.ramme.people.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a user cannot come in or go on without an administrator, or needs a look: the one rule that lists, the user's page, runs
 * that send links and the front page ask (U1, A4, L3). Each reason is a condition over {@code organisation_user u}, and a lead: a
 * statement that finds the ids of those in need by an index. Both with the parameters that {@link UsersInNeed} gives. Whoever
 * needs something for several reasons is told the first of them first.
 */
public enum Attention {
    /** Any of the reasons that keep somebody from coming in or going on. */
    ANY("", ""),
    /** They were given private MitID and nothing else, and the organisation does not allow it any more. */
    PRIVATE_MITID_OFF(Attention.SHUT + " and u.private_mitid_offered and u.separate_means = ''"),
    /** They were given separate means alone, and the organisation offers none of them any more. */
    MEANS_OFF(Attention.SHUT + " and not u.private_mitid_offered"),
    /** They were given both, and nothing of it can be used any more. */
    ALL_OFF(Attention.SHUT + " and u.private_mitid_offered and u.separate_means <> ''"),
    /** They have taken back their yes to private MitID, and have nothing else. */
    WITHDREW(Attention.DECLINED + " and u.consent_withdrawn_at is not null"),
    /** They have said no to private MitID, and have nothing else. */
    SAID_NO(Attention.DECLINED + " and u.consent_withdrawn_at is null"),
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
                    " order by u.state, u.means_in_use, (u.consented_at is null), u.id")),
    NO_EMAIL("u.email is null", Attention.users("u.email is null", Attention.BY_NAME)),
    /** They await activation, and no link leads them there. */
    NO_LINK("u.state = 'AWAITING_ACTIVATION' and u.without_link"),
    LINK_EXPIRED(Attention.linked(Attention.OVER), Attention.links(Attention.OVER), Attention.ends(Attention.OVER)),
    /** They are known by birth date, have not proved who they are, and have no temporary code that can be typed (A2). */
    NEEDS_CODE("u.state = 'AWAITING_ACTIVATION' and u.cpr_sealed is null and u.birth_date is not null"
            + " and u.identified_at is null and u.code_ends_at <= :now"),
    /** One person twice: another user has the same CPR number, and a name that fits (U8). */
    DUPLICATE("u.twin", Attention.users("u.twin", Attention.BY_NAME)),
    /** Perhaps one person twice: as {@link dk.ramme.people.AlikeUsers} has it, without a number that would tell. */
    MAYBE_DUPLICATE("u.alike", Attention.users("u.alike", Attention.BY_NAME)),
    /**
     * Somebody else has proved that the CPR number written for them is theirs. Organisation administrators alone see it: whoever
     * wrote the number could have meant to find out whose it is (U8).
     */
    NUMBER_DOUBTED(
            ":seesDoubts and exists (select from number_doubt d"
                    + " where d.organisation_id = u.organisation_id and d.user_id = u.id)",
            "select u.id from number_doubt d join organisation_user u on u.organisation_id = d.organisation_id"
                    + " and u.id = d.user_id where d.organisation_id = :organisation and :seesDoubts and %s"),
    /** A device on its way to them should have arrived (M4). */
    DEVICE_LATE(
            "u.state in ('AWAITING_ACTIVATION', 'ACTIVE') and exists (select from device_order o"
                    + " where o.organisation_id = u.organisation_id and o.user_id = u.id and " + Attention.LATE + ")",
            "select u.id from device_order o join organisation_user u on u.organisation_id = o.organisation_id"
                    + " and u.id = o.user_id where o.organisation_id = :organisation and " + Attention.LATE
                    + " and u.state in ('AWAITING_ACTIVATION', 'ACTIVE') and %s"),
    /** Their last day is near, or over while they wait. */
    ENDS_SOON("u.state in ('AWAITING_ACTIVATION', 'ACTIVE') and u.ends_on <= :endsBy"),
    /** They can still come by themselves, and are reminded of it: this alone keeps nobody from going on. */
    LINK_EXPIRES_SOON(
            Attention.linked(Attention.SOON), Attention.links(Attention.SOON), Attention.ends(Attention.SOON));

    /** Who can need something: whoever is suspended or deleted shall not come in. */
    public static final String CONCERNED = "u.state in ('DEACTIVATED', 'AWAITING_ACTIVATION', 'ACTIVE')";

    private static final String SHUT = "u.state in ('AWAITING_ACTIVATION', 'ACTIVE') and u.origin <> 'APPOINTED'"
            + " and u.private_mitid_offered = any(:privateShut) and u.separate_means = any(:unoffered)";
    private static final String DECLINED = "u.state = 'AWAITING_ACTIVATION' and u.consent_declined_at is not null"
            + " and u.origin <> 'APPOINTED' and u.private_mitid_offered and :privateAllowed"
            + " and u.separate_means = any(:unoffered)";
    private static final String SOON = "> :now and l.expires_at <= :soon";
    private static final String OVER = "<= :now";
    private static final String LATE = "o.state = 'DISPATCHED' and o.dispatched_at < :lateBefore";
    private static final String BY_NAME = " order by u.name collate \"da-x-icu\", u.id";

    /** The live link of a user, who has one at most. */
    private static final String LIVE = " l.purpose = 'ACTIVATION' and l.used_at is null and l.revoked_at is null";

    private static final String OF_USER =
            " from link l where l.organisation_id = u.organisation_id and l.subject_id = u.id and" + LIVE;

    /** When the live link of a user {@code u} ends. */
    static final String LINK_END = "select l.expires_at" + OF_USER;

    private static final List<Attention> WITHOUT_WAY_IN = List.of(PRIVATE_MITID_OFF, MEANS_OFF, ALL_OFF, NO_MEANS);

    private final String condition;
    private final String lead;
    private final @Nullable String ofLink;

    /** An index leads to whom the condition is about, as it stands. */
    Attention(String condition) {
        this(condition, users(condition, ""), null);
    }

    Attention(String condition, String lead) {
        this(condition, lead, null);
    }

    Attention(String condition, String lead, @Nullable String ofLink) {
        this.condition = condition;
        this.lead = lead;
        this.ofLink = ofLink;
    }

    /** The reasons that keep somebody from coming in or going on, in the order in which they are told. */
    public static List<Attention> reasons() {
        return Arrays.stream(values()).filter(Attention::isReason).toList();
    }

    /** Whether it keeps the user from coming in or going on. */
    public boolean isReason() {
        return this != ANY && this != LINK_EXPIRES_SOON;
    }

    /** Whether it may be told to whoever has these roles. */
    public boolean isFor(Set<Role> roles) {
        return this != NUMBER_DOUBTED || roles.contains(Role.ORGANISATION_ADMINISTRATOR);
    }

    /** Whether it keeps a user who waits or is active from coming in; what else is the matter is said beside it. */
    public boolean keepsOut() {
        return switch (this) {
            case ANY, NO_EMAIL, DUPLICATE, MAYBE_DUPLICATE, NUMBER_DOUBTED, DEVICE_LATE, ENDS_SOON, LINK_EXPIRES_SOON ->
                false;
            default -> true;
        };
    }

    /** Nothing the user was given lets anybody in any more: a link would lead them nowhere. */
    public static List<Attention> shut() {
        return List.of(PRIVATE_MITID_OFF, MEANS_OFF, ALL_OFF);
    }

    /** Whether whoever it is about has nothing to log in with. */
    public boolean isWithoutWayIn() {
        return WITHOUT_WAY_IN.contains(this);
    }

    /** That a user {@code u} has nothing to log in with, whether they are active or on their way: the app would help them. */
    public static String withoutWayIn() {
        return WITHOUT_WAY_IN.stream().map(Attention::condition).collect(joining(" or ", "(", ")"));
    }

    /** Finds the ids of such users. @param most how many are looked for, for each reason of it */
    static String leadWithoutWayIn(int most) {
        return WITHOUT_WAY_IN.stream()
                .map(reason -> reason.lead(CONCERNED, reasons(), most))
                .collect(joining(" union "));
    }

    /** That it is about this live link {@code l}, where it is about one. */
    public Optional<String> ofLink() {
        return Optional.ofNullable(ofLink);
    }

    public String condition() {
        return parts().map(reason -> "(" + reason.condition + ")").collect(joining(" or ", "(", ")"));
    }

    /** All that is to be said of a user {@code u}, as an array of names. */
    public static String ofOne() {
        return Arrays.stream(values())
                .filter(reason -> reason != ANY)
                .map(reason -> "case when " + reason.condition + " then '" + reason + "' end")
                .collect(joining(", ", "array_remove(array[", "], null)"));
    }

    /** Which of the reasons leads a user {@code u} with a link nowhere; null for none. */
    public static String shutSql() {
        return shut().stream()
                .map(reason -> "when " + reason.condition + " then '" + reason + "'")
                .collect(joining(" ", "case ", " end"));
    }

    /**
     * Finds the ids of whom this is about; nobody where it cannot be the matter with any of them.
     *
     * @param among says which users are looked at
     * @param told what may be the matter with them
     * @param most how many are looked for, of each reason
     */
    public String lead(String among, Collection<Attention> told, int most) {
        return parts().filter(told::contains)
                .map(reason -> "(" + reason.lead.formatted(among) + " limit " + most + ")")
                .reduce((some, more) -> some + " union " + more)
                .orElse("select u.id from organisation_user u where false");
    }

    private Stream<Attention> parts() {
        return this == ANY ? reasons().stream() : Stream.of(this);
    }

    private static String users(String which, String order) {
        return "select u.id from organisation_user u where u.organisation_id = :organisation and %s and " + which
                + order;
    }

    /** Looked up user by user: all links put together first would be a detour for one page. */
    private static String linked(String when) {
        return "u.state = 'AWAITING_ACTIVATION' and (select l.expires_at " + when + OF_USER + ")";
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
