package dk.ramme.services;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Rights as the public sector writes them: OIO Basic Privilege Profile 1.2, "intermediate" form, in base64. The scope is the
 * organisation the user acts for.
 */
final class Privileges {

    private static final String RIGHT = "urn:dk:ramme:right:";

    private Privileges() {}

    /** @param codes of the catalogue: capital letters, digits and underscores, so that nothing has to be escaped */
    static String of(String cvr, Collection<String> codes) {
        var privileges = codes.stream()
                .map(code -> "<Privilege>" + RIGHT + code + "</Privilege>")
                .collect(Collectors.joining());
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + "<bpp:PrivilegeList xmlns:bpp=\"http://digst.dk/oiosaml/basic_privilege_profile\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
                + "<PrivilegeGroup Scope=\"urn:dk:gov:saml:cvrNumberIdentifier:" + cvr + "\">" + privileges
                + "</PrivilegeGroup></bpp:PrivilegeList>";
        return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }
}
