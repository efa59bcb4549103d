package dk.ramme.services;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dk.ramme.identifier.CvrNumber;
import dk.ramme.login.AssuranceLevel;
import dk.ramme.remote.Address;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for with a service that is registered; one that cannot be is refused with the reason, for whoever typed it.
 *
 * @param publicKeys the keys it proves itself with, as JSON Web Key Set; without, it gets a secret
 * @param onlyFor CVR numbers; none: for every organisation
 */
record ServiceOrder(
        String id,
        String name,
        String contact,
        @Nullable String publicKeys,
        List<String> redirects,
        List<String> logoutRedirects,
        @Nullable String logoutAddress,
        List<String> scopes,
        AssuranceLevel leastLevel,
        List<String> onlyFor,
        Agreed agreed) {

    ServiceOrder {
        require(id.matches("[a-z0-9][a-z0-9-]{1,62}"), "the id is 2 to 63 small letters, digits and hyphens: " + id);
        require(!name.isBlank() && name.length() <= 100, "--name says what people know it by, in 100 signs at most");
        require(contact.matches("\\S+@\\S+\\.\\S+"), "--contact is an e-mail address");
        require(!redirects.isEmpty(), "--redirect is where people come back to, once or several times");
        redirects.forEach(address -> requireAddress("--redirect", address));
        logoutRedirects.forEach(address -> requireAddress("--logout-redirect", address));
        if (logoutAddress != null) requireAddress("--logout", logoutAddress);
        scopes.forEach(scope -> require(Scopes.KNOWN.contains(scope), "no such scope: " + scope));
        require(scopes.contains(Scopes.OPENID), "--scopes has openid among them");
        require(
                agreed.publicBody || !scopes.contains(Scopes.CPR),
                "--scopes cpr is for a public body: --public-body yes");
        require(leastLevel != AssuranceLevel.LOW, "--level is substantial or high");
        onlyFor.forEach(cvr -> require(CvrNumber.isValid(cvr), "not a CVR number: " + cvr));
        onlyFor = onlyFor.stream().map(cvr -> CvrNumber.parse(cvr).value()).toList();
        if (publicKeys != null) publicKeys = publicHalves(publicKeys);
        redirects = List.copyOf(redirects);
        logoutRedirects = List.copyOf(logoutRedirects);
        scopes = List.copyOf(scopes);
    }

    /** A private key that was handed over by mistake is not kept. */
    private static String publicHalves(String keys) {
        try {
            var set = JWKSet.parse(keys);
            require(
                    !set.isEmpty()
                            && set.getKeys().stream()
                                    .allMatch(key -> Set.of("RSA", "EC")
                                            .contains(key.getKeyType().getValue())),
                    "--keys is a file of RSA or EC keys");
            require(set.getKeys().stream().noneMatch(JWK::isPrivate), "--keys has a private key in it");
            return set.toString();
        } catch (ParseException unfit) {
            throw new IllegalArgumentException("--keys is not a JSON Web Key Set");
        }
    }

    private static void requireAddress(String option, String text) {
        require(
                text.length() <= 2000 && text.chars().allMatch(sign -> sign > ' ' && sign < 0x7F) && isAddress(text),
                option + " is an https address without fragment (http on this machine alone): " + text);
    }

    private static boolean isAddress(String text) {
        try {
            var address = URI.create(text);
            return address.getRawFragment() == null
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && Address.isSafe(URI.create(address.getScheme() + "://" + address.getRawAuthority()));
        } catch (IllegalArgumentException unfit) {
            return false;
        }
    }

    private static void require(boolean met, String otherwise) {
        if (!met) throw new IllegalArgumentException(otherwise);
    }

    /**
     * What was agreed with whoever runs it.
     *
     * @param subject by what it knows users
     * @param publicBody whether they are a public body, which may be told CPR numbers
     * @param pkceOptional whether its library cannot do PKCE
     */
    record Agreed(SelfService.Subject subject, boolean publicBody, boolean pkceOptional) {

        static final Agreed NOTHING = new Agreed(SelfService.Subject.PAIRWISE, false, false);
    }
}
