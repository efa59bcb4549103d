package dk.ramme.imports.file;

import dk.ramme.edge.UploadFolder;
import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The texts that the cells of a workbook point to by number. They may be millions, so they lie in a file with a file of
 * their places beside it, and not in memory; both are gone when this is closed.
 */
final class SharedTexts implements Closeable {

    private static final int LONGEST = 65_536;

    private final Path texts;
    private final Path places;
    private ByteBuffer text = ByteBuffer.allocate(0);
    private ByteBuffer place = ByteBuffer.allocate(0);

    private SharedTexts(Path texts, Path places) {
        this.texts = texts;
        this.places = places;
    }

    static SharedTexts none(UploadFolder folder) throws IOException {
        return new SharedTexts(folder.newFile(), folder.newFile());
    }

    void read(XmlPart xml) throws IOException {
        try (var toTexts = output(texts);
                var toPlaces = output(places)) {
            toPlaces.writeInt(0);
            while (xml.next()) {
                if (!xml.starts("si")) continue;
                toTexts.write(CellText.plain(xml.text("si", "rPh", LONGEST)).getBytes(StandardCharsets.UTF_8));
                if (toTexts.size() == Integer.MAX_VALUE || toPlaces.size() == Integer.MAX_VALUE) {
                    throw FileRefused.because(FileProblem.STRANGE_WORKBOOK);
                }
                toPlaces.writeInt(toTexts.size());
            }
        }
        text = map(texts);
        place = map(places);
    }

    private static DataOutputStream output(Path file) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    private static ByteBuffer map(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
    }

    /** @throws FileRefused when there is no text of that number */
    String get(int number) {
        if (number < 0 || number >= place.capacity() / Integer.BYTES - 1) {
            throw FileRefused.because(FileProblem.BROKEN_WORKBOOK);
        }
        int from = place.getInt(number * Integer.BYTES);
        var bytes = new byte[place.getInt((number + 1) * Integer.BYTES) - from];
        text.get(from, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        text = ByteBuffer.allocate(0);
        place = ByteBuffer.allocate(0);
        Files.deleteIfExists(texts);
        Files.deleteIfExists(places);
    }
}
