package dk.ramme.means;

import io.nayuki.qrcodegen.QrCode;
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

    /**
     * A QR code as the path of an SVG picture: one unit a module, with the quiet zone of four around it.
     *
     * @param size of the whole picture
     * @param path its dark modules
     */
    public record QrPicture(int size, String path) {

        private static final int QUIET = 4;

        static QrPicture of(String text) {
            var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
            var path = new StringBuilder();
            for (var y = 0; y < code.size; y++) {
                for (var x = 0; x < code.size; x++) {
                    if (code.getModule(x, y)) {
                        path.append('M')
                                .append(x + QUIET)
                                .append(' ')
                                .append(y + QUIET)
                                .append("h1v1h-1z");
                    }
                }
            }
            return new QrPicture(code.size + 2 * QUIET, path.toString());
        }

        public String viewBox() {
            return "0 0 " + size + " " + size;
        }
    }
}
