package dk.ramme.people;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whom somebody can turn to: never themself (N4, A5). */
@Service
public class Helpers {

    private final Roles roles;

    Helpers(Roles roles) {
        this.roles = roles;
    }

    /** The other user administrators; where there is none, the others who can give the role to somebody. */
    @Transactional(readOnly = true)
    public Help of(UUID reader) {
        var managing = roles.holders(Role.USER_ADMINISTRATOR);
        var others = others(managing, reader);
        if (!others.isEmpty()) return new Help(Kind.USERS, others);
        var appointing = roles.holders(Role.ORGANISATION_ADMINISTRATOR);
        var above = others(appointing, reader);
        if (!above.isEmpty()) return new Help(managing.isEmpty() ? Kind.ORGANISATION : Kind.ABOVE, above);
        return new Help(managing.isEmpty() && appointing.isEmpty() ? Kind.NOBODY : Kind.ALONE, List.of());
    }

    /** The names of those whom somebody without a role can turn to; none where there is no administrator. */
    @Transactional(readOnly = true)
    public List<String> names() {
        var managing = roles.holders(Role.USER_ADMINISTRATOR);
        return (managing.isEmpty() ? roles.holders(Role.ORGANISATION_ADMINISTRATOR) : managing)
                .stream().map(Roles.Holder::name).toList();
    }

    /** The names of the others who hold a role. */
    @Transactional(readOnly = true)
    public List<String> names(Role role, UUID reader) {
        return others(roles.holders(role), reader).stream()
                .map(Roles.Holder::name)
                .toList();
    }

    private static List<Roles.Holder> others(List<Roles.Holder> holders, UUID reader) {
        return holders.stream().filter(holder -> !holder.id().equals(reader)).toList();
    }

    /** Who they are, seen from the reader. */
    public enum Kind {
        /** User administrators. */
        USERS,
        /** Organisation administrators, since there is no user administrator. */
        ORGANISATION,
        /** Organisation administrators, since the reader is the one user administrator. */
        ABOVE,
        /** The reader is the one administrator. */
        ALONE,
        /** There is no administrator. */
        NOBODY
    }

    /** @param people empty where there is nobody but the reader */
    public record Help(Kind kind, List<Roles.Holder> people) {

        /** The sentence that says who they are. */
        public String messageKey() {
            return "home.me.help." + kind;
        }
    }
}
