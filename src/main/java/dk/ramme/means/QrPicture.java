package dk.ramme.means;

import io.nayuki.qrcodegen.QrCode;

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
