package dk.ramme.trail;

import dk.ramme.ui.TypedDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What of the trail is asked for, as it stands in the address.
 *
 * @param q name or e-mail address of a person, while it is not known which
 * @param from first day; @param to last day, both as the browser or a person writes dates
 */
record TrailQuery(
        @Nullable String q,
        @Nullable UUID person,
        @Nullable String action,
        @Nullable String from,
        @Nullable String to,
        @Nullable Long after,
        @Nullable Long before) {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    /** @param who the person found by what was typed, if one was */
    TrailFilter filter(@Nullable UUID who) {
        return new TrailFilter(
                who,
                action == null || action.isBlank() ? null : action,
                day(from).map(TrailQuery::begins).orElse(null),
                day(to).map(last -> begins(last.plusDays(1))).orElse(null));
    }

    public boolean isWrong() {
        return isUnreadable(from) || isUnreadable(to);
    }

    public boolean isUnreadable(@Nullable String typed) {
        return typed != null && !typed.isBlank() && day(typed).isEmpty();
    }

    Optional<String> typedPerson() {
        return Optional.ofNullable(q).map(String::strip).filter(text -> !text.isEmpty());
    }

    String href(@Nullable UUID who, @Nullable Long afterRow, @Nullable Long beforeRow) {
        var href = UriComponentsBuilder.fromPath("/settings/audit");
        put(href, "person", who);
        put(href, "action", action);
        put(href, "from", from);
        put(href, "to", to);
        put(href, "after", afterRow);
        put(href, "before", beforeRow);
        return href.encode().build().toUriString();
    }

    private static void put(UriComponentsBuilder href, String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            href.queryParam(name, value);
        }
    }

    private static Optional<LocalDate> day(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(typed.strip())).filter(TrailQuery::isUsual);
        } catch (DateTimeParseException notSo) {
            return TypedDate.read(typed).filter(TrailQuery::isUsual);
        }
    }

    /** Others do not fit into the database. */
    private static boolean isUsual(LocalDate day) {
        return day.getYear() >= 1900 && day.getYear() < 3000;
    }

    private static Instant begins(LocalDate day) {
        return day.atStartOfDay(COPENHAGEN).toInstant();
    }
}
