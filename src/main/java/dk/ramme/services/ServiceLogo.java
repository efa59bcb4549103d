package dk.ramme.services;

import dk.ramme.tenancy.AssignedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Arrays;
import java.util.HexFormat;

/** The picture a service is known by, beside its name. */
@Entity
class ServiceLogo extends AssignedId<String> {

    private static final int VERSION = 16;

    @Id
    private String serviceId;

    private String mediaType;
    private byte[] content;
    private String version;

    protected ServiceLogo() {}

    ServiceLogo(String service, Picture picture) {
        serviceId = service;
        show(picture);
    }

    /** Another picture from now on, at another address. */
    final void show(Picture picture) {
        mediaType = picture.mediaType;
        content = picture.content;
        version = HexFormat.of().formatHex(TokenHash.of(content), 0, VERSION);
    }

    String mediaType() {
        return mediaType;
    }

    byte[] content() {
        return content;
    }

    @Override
    public String getId() {
        return serviceId;
    }

    /** A file that is found to be a picture by its first bytes. What could bear script, as SVG does, is none. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Picture(String mediaType, byte[] content) {

        static final int MOST = 100 * 1024;

        private static final String FAULT = "the logo is a PNG, JPEG or WebP picture of 100 kB at most";
        private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");
        private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ff");
        private static final byte[] RIFF = HexFormat.of().parseHex("52494646");
        private static final byte[] WEBP = HexFormat.of().parseHex("57454250");
        private static final int AFTER_LENGTH = 8;

        /** @throws IllegalArgumentException when it is no picture, or too large */
        static Picture of(byte[] file) {
            if (file.length > MOST) throw new IllegalArgumentException(FAULT);
            if (has(file, PNG, 0)) return new Picture("image/png", file);
            if (has(file, JPEG, 0)) return new Picture("image/jpeg", file);
            if (has(file, RIFF, 0) && has(file, WEBP, AFTER_LENGTH)) return new Picture("image/webp", file);
            throw new IllegalArgumentException(FAULT);
        }

        private static boolean has(byte[] file, byte[] mark, int at) {
            return file.length > at + mark.length && Arrays.equals(file, at, at + mark.length, mark, 0, mark.length);
        }
    }
}
