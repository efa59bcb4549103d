package dk.ramme.services;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.login.AssuranceLevel;
import dk.ramme.tenancy.AssignedId;
import dk.ramme.vault.LinkToken;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A self-service that people log in to through Ramme (O2). Whoever runs Ramme registers it; what it may is decided here. */
@Entity
@Table(name = "service")
class SelfService extends AssignedId<String> {

    @Id
    private String id;

    private String name;
    private String contact;
    private byte @Nullable [] secretHash;
    private @Nullable String publicKeys;

    @Convert(converter = Lines.class)
    private List<String> redirects;

    @Convert(converter = Lines.class)
    private List<String> logoutRedirects;

    private @Nullable String logoutAddress;

    @Convert(converter = Lines.class)
    private List<String> scopes;

    @Enumerated(EnumType.STRING)
    private AssuranceLevel leastLevel;

    private boolean pkceOptional;

    @Convert(converter = Lines.class)
    private List<String> onlyFor;

    @Enumerated(EnumType.STRING)
    private Subject subject;

    private boolean publicBody;
    private Instant registeredAt;
    private @Nullable Instant retiredAt;

    @Version
    private @Nullable Integer version;

    protected SelfService() {}

    /** One that proves itself by the keys it brings, or by a secret that is made next. */
    SelfService(ServiceOrder order, Instant at) {
        id = order.id();
        name = order.name();
        contact = order.contact();
        publicKeys = order.publicKeys();
        redirects = order.redirects();
        logoutRedirects = order.logoutRedirects();
        logoutAddress = order.logoutAddress();
        scopes = order.scopes();
        leastLevel = order.leastLevel();
        pkceOptional = order.agreed().pkceOptional();
        onlyFor = order.onlyFor();
        subject = order.agreed().subject();
        publicBody = order.agreed().publicBody();
        registeredAt = at;
    }

    /**
     * The only way to prove itself from now on. It is told once; what is kept does not tell it.
     *
     * @throws IllegalStateException when it proves itself by a key of its own, or is retired
     */
    LinkToken changeSecret() {
        if (publicKeys != null) throw new IllegalStateException(id + " proves itself by a key and has no secret");
        if (retiredAt != null) throw new IllegalStateException(id + " is retired");
        var secret = LinkToken.fresh();
        secretHash = secret.hash();
        return secret;
    }

    /** Nobody logs in to it any more. Retired already: nothing changes. */
    void retire(Instant at) {
        if (retiredAt == null) retiredAt = at;
    }

    boolean isRetired() {
        return retiredAt != null;
    }

    /** Whether people may log in to it for this organisation. */
    boolean isFor(CvrNumber cvr) {
        return onlyFor.isEmpty() || onlyFor.contains(cvr.value());
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    String contact() {
        return contact;
    }

    Optional<byte[]> secretHash() {
        return Optional.ofNullable(secretHash);
    }

    Optional<String> publicKeys() {
        return Optional.ofNullable(publicKeys);
    }

    List<String> redirects() {
        return redirects;
    }

    List<String> logoutRedirects() {
        return logoutRedirects;
    }

    /** Where it is told that somebody is logged out. */
    Optional<String> logoutAddress() {
        return Optional.ofNullable(logoutAddress);
    }

    List<String> scopes() {
        return scopes;
    }

    AssuranceLevel leastLevel() {
        return leastLevel;
    }

    /** Whether it may ask for a code without PKCE; what it does send is checked. */
    boolean isPkceOptional() {
        return pkceOptional;
    }

    List<String> onlyFor() {
        return onlyFor;
    }

    /** By what it knows users. */
    Subject subject() {
        return subject;
    }

    /** Whether a public body runs it. */
    boolean isPublicBody() {
        return publicBody;
    }

    Instant registeredAt() {
        return registeredAt;
    }

    @Override
    public String getId() {
        return id;
    }

    /** By what a service knows users. */
    enum Subject {
        /** A name that no other service has. */
        PAIRWISE,
        /** The number that Ramme knows them by, the same wherever that was agreed. */
        USER
    }
}
