package dk.ramme.login.broker;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the known brokers call things. Every name can be overridden by a setting, since brokers change them.
 *
 * @see BrokerSettings
 */
enum BrokerPreset {
    /** Idura Verify, formerly Criipto (docs.idura.app, "Danish MitID"); the environment is told by the issuer. */
    IDURA(
            new Names("cprNumberIdentifier", "name", "birthdate", "acr", "auth_time", "identityscheme", null),
            Set.of("dkmitid"),
            "urn:grn:authn:dk:mitid:substantial",
            Map.of()),
    /** Signicat eID Hub (developer.signicat.com, "MitID attributes reference"); the environment is told by the issuer. */
    SIGNICAT(
            new Names("nin", "name", "birthdate", "mitid_loa", "auth_time", "idp_name", null),
            Set.of("mitid", "MitID"),
            "idp:mitid",
            Map.of()),
    /** Signaturgruppen (Nets eID Broker), "MitID" and "Issued claims and tokens" of its documentation. */
    SIGNATURGRUPPEN(
            new Names(
                    "dk.cpr",
                    "mitid.identity_name",
                    "mitid.date_of_birth",
                    "loa",
                    "auth_time",
                    "identity_type",
                    "idp_environment"),
            Set.of("private"),
            null,
            Map.of("idp_values", "mitid", "idp_params", "{\"mitid\":{\"loa_value\":\"substantial\"}}")),
    /** A broker that uses the names of OpenID Connect; say the rest by settings. */
    CUSTOM(
            new Names("cpr", "name", "birthdate", "acr", "auth_time", "identity_type", null),
            Set.of("private"),
            null,
            Map.of());

    private final Names names;
    private final Set<String> privateIdentities;
    private final @Nullable String acrValues;
    private final Map<String, String> parameters;

    BrokerPreset(
            Names names, Set<String> privateIdentities, @Nullable String acrValues, Map<String, String> parameters) {
        this.names = names;
        this.privateIdentities = privateIdentities;
        this.acrValues = acrValues;
        this.parameters = parameters;
    }

    Names names() {
        return names;
    }

    Set<String> privateIdentities() {
        return privateIdentities;
    }

    @Nullable
    String acrValues() {
        return acrValues;
    }

    Map<String, String> parameters() {
        return parameters;
    }

    /** The claims. The environment has none where the issuer already says which one it is. */
    record Names(
            String cpr,
            String name,
            String birthDate,
            String level,
            String authTime,
            String identityType,
            @Nullable String environment) {}
}
