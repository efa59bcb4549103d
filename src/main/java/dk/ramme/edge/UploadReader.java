package dk.ramme.edge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.apache.tomcat.util.http.fileupload.disk.DiskFileItemFactory;
import org.apache.tomcat.util.http.fileupload.impl.FileUploadIOException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** Takes an upload apart, part by part as it comes in: the fields first, then the token is asked for, then the files. */
class UploadReader {

    private static final int MOST_PARTS = 50;
    private static final int LARGEST_FIELD = 8192;
    private static final int LARGEST_HEADER = 32_768;

    /** In characters. No disk keeps a longer one, and no page of ours has a field of a longer one. */
    private static final int LONGEST_FILE_NAME = 1000;

    private static final int LONGEST_FIELD_NAME = 100;

    private final long largest;
    private final FormToken token;
    private final FileUpload parser = new FileUpload();
    private final DiskFileItemFactory files;

    UploadReader(MultipartProperties sizes, UploadFolder folder, FormToken token) {
        this.largest = sizes.getMaxRequestSize().toBytes();
        this.token = token;
        this.files = new DiskFileItemFactory(
                (int) sizes.getFileSizeThreshold().toBytes(), folder.path().toFile());
        parser.setSizeMax(largest);
        parser.setPartHeaderSizeMax(LARGEST_HEADER);
        parser.setHeaderEncoding(StandardCharsets.UTF_8.name());
    }

    /**
     * @throws IOException when it is no proper upload, or stops in the middle
     * @throws UnfitUpload when there is too much of something, and not only of the file
     */
    void read(InputStream body, ReceivedUpload received) throws IOException {
        try {
            var admitted = false;
            var parts = parser.getItemIterator(new Context(received, body));
            while (parts.hasNext()) {
                var part = parts.next();
                if (received.parts() >= MOST_PARTS) throw new UnfitUpload(UnfitUpload.Cause.PARTS);
                requireFit(part);
                if (part.isFormField()) {
                    received.add(proper(part.getFieldName()), field(part));
                } else {
                    if (!admitted) token.require(received.sent(), received.first(FormToken.FIELD));
                    admitted = true;
                    keep(part, received);
                }
            }
            if (!admitted) token.require(received.sent(), received.first(FormToken.FIELD));
            received.complete();
        } catch (FileUploadException | FileUploadIOException broken) {
            var size = broken instanceof SizeException itself ? itself : broken.getCause();
            if (size instanceof SizeException over) {
                if (over.getPermittedSize() == LARGEST_HEADER) throw new UnfitUpload(UnfitUpload.Cause.PART_HEADER);
                throw new MaxUploadSizeExceededException(largest, broken);
            }
            throw broken.getCause() instanceof IOException reason ? reason : new IOException(broken);
        } catch (IllegalStateException | IllegalArgumentException | InvalidFileNameException broken) {
            throw new IOException(broken);
        }
    }

    private static void requireFit(FileItemStream part) {
        if (part.getFieldName().length() > LONGEST_FIELD_NAME) throw new UnfitUpload(UnfitUpload.Cause.FIELD_NAME);
        if (part.getName() != null && part.getName().length() > LONGEST_FILE_NAME) {
            throw new UnfitUpload(UnfitUpload.Cause.FILE_NAME);
        }
    }

    private static String field(FileItemStream part) throws IOException {
        // never closed: that would be to read the rest of a part that is too long
        var bytes = part.openStream().readNBytes(LARGEST_FIELD + 1);
        if (bytes.length > LARGEST_FIELD) throw new UnfitUpload(UnfitUpload.Cause.FIELD);
        return proper(new String(bytes, StandardCharsets.UTF_8));
    }

    private void keep(FileItemStream part, ReceivedUpload received) throws IOException {
        var file = files.createItem(proper(part.getFieldName()), part.getContentType(), false, part.getName());
        received.add(file);
        try (var kept = file.getOutputStream()) {
            part.openStream().transferTo(kept);
        }
    }

    private static String proper(String text) throws IOException {
        if (Parameters.isImproper(text)) throw new IOException("a character that no text has");
        return text;
    }

    private record Context(ReceivedUpload request, InputStream body) implements UploadContext {

        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public String getContentType() {
            return request.getContentType();
        }

        @Override
        public long contentLength() {
            return request.getContentLengthLong();
        }

        @Override
        public InputStream getInputStream() {
            return body;
        }
    }
}
