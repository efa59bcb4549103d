package dk.ramme.login;

import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who is logged in, as the session keeps them; without CPR number. Acting for an organisation they are one of its
 * users; a guest acts for none. Roles are read anew for each request.
 */
public record SignedIn(
        String issuer,
        String subject,
        String personName,
        String level,
        Instant authTime,
        @Nullable UUID organisationId,
        @Nullable UUID userId)
        implements AuthenticatedPrincipal, Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int ID = 36;
    private static final Pattern ACTING = Pattern.compile("[0-9a-f-]{" + ID + "}/[0-9a-f-]{" + ID + "}");

    /** In the place of an issuer: the login was with separate MitID, and the subject is the means it was with. */
    public static final String SEPARATE = "urn:ramme:separate-mitid";

    @Override
    public String getName() {
        return named(issuer, subject);
    }

    /** The person and what they act for: the same after every login of theirs, whatever it was with. */
    public String acting() {
        return organisationId == null || userId == null ? getName() : acting(organisationId, userId);
    }

    static String acting(UUID organisation, UUID user) {
        return organisation + "/" + user;
    }

    /** The user that is meant by {@link #acting}; empty for a guest. */
    static Optional<ActingUser> user(String acting) {
        return ACTING.matcher(acting).matches()
                ? Optional.of(new ActingUser(
                        UUID.fromString(acting.substring(0, ID)), UUID.fromString(acting.substring(ID + 1))))
                : Optional.empty();
    }

    record ActingUser(UUID organisation, UUID id) {}

    static String named(String issuer, String subject) {
        return issuer + " " + subject;
    }

    public boolean isGuest() {
        return userId == null;
    }

    /** Whether the login was with separate MitID, which is for one organisation alone. */
    public boolean isSeparate() {
        return issuer.equals(SEPARATE);
    }

    /** Whether it was proved with one thing alone: the code of a means that has no PIN yet (M5). */
    public boolean isLow() {
        return isSeparate() && level.equals(AssuranceLevel.LOW.nsis());
    }

    /** The same login, after a second thing was proved. */
    SignedIn raised() {
        return new SignedIn(
                issuer, subject, personName, AssuranceLevel.SUBSTANTIAL.nsis(), authTime, organisationId, userId);
    }

    /** The means of a login with separate MitID. */
    public UUID means() {
        return UUID.fromString(subject);
    }

    /** The organisation acted for. @throws IllegalStateException for a guest */
    public UUID organisation() {
        if (organisationId == null) {
            throw new IllegalStateException("a guest acts for no organisation");
        }
        return organisationId;
    }

    /** The user acting. @throws IllegalStateException for a guest */
    public UUID user() {
        if (userId == null) {
            throw new IllegalStateException("a guest is no user");
        }
        return userId;
    }
}
