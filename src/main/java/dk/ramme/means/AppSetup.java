package dk.ramme.means;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What a user puts into their app: by its picture or by typing the key.
 *
 * @param key the secret in base32
 */
public record AppSetup(UUID means, String name, LoginId loginId, String key) {

    /** In groups of four, to be typed. */
    public String grouped() {
        return key.replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** As apps read it (Key Uri Format). */
    public String uri() {
        return "otpauth://totp/" + encoded("Ramme:" + loginId.grouped()) + "?secret=" + key
                + "&issuer=Ramme&algorithm=SHA1&digits=6&period=30";
    }

    public QrPicture picture() {
        return QrPicture.of(uri());
    }

    private static String encoded(String label) {
        return URLEncoder.encode(label, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "AppSetup[" + means + "]";
    }
}
